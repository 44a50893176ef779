/**
 * The names that a workflow gives to itself, and the functions of the language, under the mouse.
 */
import { escapeMarkdown } from '../relay/words';
import type { Expressions } from '../workflow/collect';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { shiftNode } from '../workflow/parts/shiftNodes';
import type { References, WrittenName } from '../workflow/references';
import { touches, type Span } from '../workflow/span';
import type { YamlScalar } from '../workflow/yaml/tree';
import { describeFunction } from './completion/language';
import { membersOf, type NamedHere } from './completion/members';
import { functionCalls } from './functionCalls';
import type { Hover } from './types';

/** `here` are the expressions around the offset. */
export function hoverLanguage(workflow: Workflow, here: Expressions, offset: number): Hover | undefined {
  return hoverName(workflow, here.references, offset) ?? hoverFunction(here, offset);
}

function hoverName(workflow: Workflow, { parameters, outputs, steps }: References, offset: number): Hover | undefined {
  const at = <Item extends { readonly span: Span }>(items: readonly Item[]): Item | undefined =>
    items.find(({ span }) => touches(span, offset));
  const parameter = at(parameters);
  if (parameter) return describe(workflow, parameter.span, parameter.name, { kind: 'parameter' });
  const output = at(outputs);
  if (output?.name && touches(output.name.span, offset)) {
    return describe(workflow, output.span, output.name, { kind: 'output', step: output.from.text, below: [] });
  }
  const status = at(steps);
  const name = output?.from ?? status?.step ?? dependencyAt(workflow, offset);
  return name && describe(workflow, (output ?? status ?? name).span, name, { kind: 'step', holder: undefined });
}

/** Of the step that stands there. */
function dependencyAt(workflow: Workflow, offset: number): YamlScalar | undefined {
  const { parts, positionAt, shiftOf } = partsOf(workflow);
  const position = positionAt(offset);
  const shift = shiftOf(position);
  const names = parts[position]?.workflow.steps.flatMap(({ dependsOn }) => dependsOn) ?? [];
  const name = names.find(({ span }) => touches(span, offset - shift.offset));
  return name && shiftNode(shift, name);
}

/** Nothing of what is not there: that is a matter of diagnostics. */
function describe(
  workflow: Workflow,
  span: Span,
  { text: name }: Pick<WrittenName, 'text'>,
  subject: NamedHere,
): Hover | undefined {
  const member = membersOf(workflow, subject, span.start).find(({ label }) => label === name);
  if (!member) return undefined;
  const documentation = member.document?.();
  const title = `**${escapeMarkdown(name)}**${member.detail === undefined ? '' : ` (${escapeMarkdown(member.detail)})`}`;
  return { span, text: [title, ...(documentation ? [documentation] : [])].join('\n\n') };
}

function hoverFunction(here: Expressions, offset: number): Hover | undefined {
  const call = functionCalls(here).find(({ span }) => touches(span, offset));
  const text = call && describeFunction(call.name);
  return call && text !== undefined ? { span: call.span, text } : undefined;
}
