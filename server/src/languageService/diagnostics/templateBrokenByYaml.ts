/**
 * `template-broken-by-yaml`: YAML takes a template apart before Relay sees it.
 *
 *     values: ${{'a': 'b'}}
 *             ^^^^^^^^^^^^^ YAML takes the ": " in this expression for a key and its value. Put the whole value in quotes.
 */
import { endOfLine } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import { brokenTemplates, type BrokenTemplate } from '../brokenTemplates';
import type { Diagnostic, Fix } from '../types';

export function templateBrokenByYaml(workflow: Workflow): readonly Diagnostic[] {
  const broken = brokenTemplates(workflow).templates;
  const lines = linesOf(workflow.text, broken);
  return broken.map((template) => {
    const together = lines.get(template) ?? [template];
    return {
      code: 'template-broken-by-yaml',
      severity: template.refused ? 'error' : 'warning',
      message: messageOf(template),
      span: template.mark,
      fixes: fixesOf(together),
    };
  });
}

function messageOf({ cause, quoted, refused }: BrokenTemplate): string {
  const remedy = 'Put the whole value in quotes.';
  switch (cause) {
    case 'colon':
      return refused
        ? `YAML takes the ": " in this expression for a key and its value. ${remedy}`
        : `YAML reads a mapping here, because of the ": " in this expression. ${remedy}`;
    case 'comment':
      return quoted === undefined
        ? 'YAML takes " #" and what follows for a comment, so this expression has no end. A comment in an expression is written /* … */.'
        : `YAML takes " #" and what follows for a comment, so this expression has no end. ${remedy}`;
    case 'braces':
      return `In brackets, YAML takes the braces of this expression for a mapping. ${remedy}`;
    case 'quotes':
      return 'The quotes in this expression end the text for YAML. Use the other kind of quotes around the value.';
  }
}

/** In brackets, one value in quotes does not help as long as its neighbor has none. */
function linesOf(
  text: string,
  broken: readonly BrokenTemplate[],
): ReadonlyMap<BrokenTemplate, readonly BrokenTemplate[]> {
  const lines = new Map<BrokenTemplate, BrokenTemplate[]>();
  let line: BrokenTemplate[] = [];
  let end = -1;
  for (const template of broken) {
    if (template.value.start > end) {
      line = [];
      end = endOfLine(text, template.value.start);
    }
    line.push(template);
    lines.set(template, line);
  }
  return lines;
}

function fixesOf(together: readonly BrokenTemplate[]): readonly Fix[] {
  const edits = together.flatMap(({ value, quoted }) =>
    quoted === undefined ? [] : [{ span: value, newText: quoted }],
  );
  if (edits.length < together.length) return [];
  const title = edits.length === 1 ? 'Put the value in quotes' : `Put these ${edits.length} values in quotes`;
  return [{ title, edits, preferred: true }];
}
