/**
 * `name-not-evaluated`: a name in a tag looks like an expression, which it is not there.
 *
 *     connection: !Connection { type: aws, name: '${parameters.account}' }
 *                                                ^^^^^^^^^^^^^^^^^^^^^^^ Nothing inside !Connection is evaluated: …
 */
import type { Template } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import type { ReferenceForm, WrittenName } from '../../workflow/references';
import type { Span } from '../../workflow/span';
import { spellName } from '../../workflow/spelling';
import { templateInName } from '../notEvaluated';
import { inQuotes } from '../quoting';
import type { Diagnostic, Fix } from '../types';

export function nameNotEvaluated({ references }: Workflow): readonly Diagnostic[] {
  const { connections, secrets, parameters, outputs } = references;
  return [
    ...connections.flatMap(({ form, span, type, name }) =>
      name ? diagnose({ tag: 'Connection', root: 'connections', form, span, names: [type, name] }) : [],
    ),
    ...secrets.flatMap(({ form, span, name }) =>
      diagnose({ tag: 'Secret', root: 'secrets', form, span, names: [name] }),
    ),
    ...parameters.flatMap(({ form, span, name }) =>
      diagnose({ tag: 'Parameter', root: 'parameters', form, span, names: [name] }),
    ),
    ...outputs.flatMap(({ form, span, from, name }) =>
      name ? diagnose({ tag: 'Output', root: 'outputs', form, span, names: [from, name] }) : [],
    ),
  ];
}

interface Tagged {
  readonly tag: string;
  readonly root: string;
  readonly form: ReferenceForm;
  readonly span: Span;
  readonly names: readonly WrittenName[];
}

function diagnose({ tag, root, form, span, names }: Tagged): readonly Diagnostic[] {
  if (form === 'template') return [];
  const templates = names.map(templateInName);
  const first = templates.findIndex((template) => template !== undefined);
  const name = names[first];
  if (name === undefined) return [];
  const instead = asTemplate(root, names, templates);
  const fixes: readonly Fix[] =
    instead === undefined
      ? []
      : [{ title: `Write ${instead}`, edits: [{ span, newText: inQuotes(instead) }], preferred: true }];
  const subject = form === 'tag' ? `!${tag}` : `a map with $type: ${tag}`;
  return [
    {
      code: 'name-not-evaluated',
      severity: 'warning',
      message: `Nothing inside ${subject} is evaluated: this is the literal name ${name.text}. Write ${instead ?? 'the whole value as a template'} instead.`,
      span: name.span,
      fixes,
    },
  ];
}

/** `${connections.aws[parameters.n]}`; `undefined` where a name is only partly computed. */
function asTemplate(
  root: string,
  names: readonly WrittenName[],
  templates: readonly (Template | undefined)[],
): string | undefined {
  const segments = names.map(({ text }, index) => {
    const template = templates[index];
    if (template === undefined) return plainSegment(text);
    const [only, ...others] = template.parts;
    if (only?.kind !== 'expression' || others.length > 0 || template.errors.length > 0) return undefined;
    return `[${text.slice(only.parsed.span.start, only.parsed.span.end).trim()}]`;
  });
  return segments.includes(undefined) ? undefined : `\${${root}${segments.join('')}}`;
}

function plainSegment(name: string): string {
  const scalar = { style: 'literal' } as const;
  return `.${spellName(name, { kind: 'segment', notation: 'dot', quote: undefined, query: false, scalar })}`;
}
