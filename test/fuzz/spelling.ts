/**
 * Facts about names that are written for somebody: they read back as exactly that name.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseWorkflow } from '../../server/src/workflow/model';
import { spellName, type SpellingPlace } from '../../server/src/workflow/spelling';
import { property, type Property } from './property';

/** How each scalar style writes a value of one line, as the text of `a:`. */
const scalars = {
  plain: (content: string) => content,
  single: (content: string) => `'${content}'`,
  double: (content: string) => `"${content}"`,
  literal: (content: string) => `|\n      ${content}`,
  folded: (content: string) => `>-\n      ${content}`,
} as const;

type Style = keyof typeof scalars;
const styles = Object.keys(scalars) as readonly Style[];

function readBack(value: string): { readonly type: string; readonly name: string | undefined } | undefined {
  const workflow = parseWorkflow(`steps:\n- name: s\n  spec:\n    a: ${value}\n    b: c\n`);
  assert.deepEqual(workflow.errors, [], value);
  const [reference, ...others] = workflow.references.connections;
  assert.equal(others.length, 0);
  return reference && { type: reference.type.text, name: reference.name?.text };
}

function checkInTemplate(
  name: string,
  place: Omit<SpellingPlace & { kind: 'segment' }, 'kind' | 'scalar'>,
  style: Style,
): void {
  const full: SpellingPlace = { kind: 'segment', ...place, scalar: { style } };
  const spelled = spellName(name, full);
  const path = place.notation === 'dot' ? `connections.aws.${spelled}` : `connections.aws[${spelled}]`;
  const quote = style === 'single' ? `''` : `'`;
  const expression = place.query ? `path($, ${quote}${path}${quote})` : path;
  assert.deepEqual(readBack(scalars[style]('${' + expression + '}')), { type: 'aws', name }, spelled);
}

function checkInTag(name: string, style: Style): void {
  const spelled = spellName(name, { kind: 'scalar', scalar: { style } });
  for (const value of [
    `!Connection { type: aws, name: ${spelled} }`,
    `!Connection [aws, ${spelled}]`,
    `!Connection {type: aws, name: ${spelled}}`,
    `!Connection\n      name: ${spelled}\n      type: aws`,
    `!Connection\n    - aws\n    - ${spelled}`,
  ]) {
    assert.deepEqual(readBack(value), { type: 'aws', name }, value);
  }
}

/** Every character that YAML or the expression language has a use for, and some that nobody can see. */
const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...Array.from(`abz09_-. '"\`\\\${}[](),:;#!&*?|<>=%@~+/\t\n\r\0\u0085\u00a0\u2028\ufeffé😀`)),
    minLength: 1,
    maxLength: 8,
  }),
  fc.constantFrom(
    'true',
    'null',
    '~',
    '123',
    '0x1f',
    '1e3',
    '2020-01-01',
    'yes',
    '<<',
    '=',
    '---',
    '...',
    '- a',
    '? a',
    'a: b',
    'a #b',
    ' a ',
    "it's",
    '${x}',
  ),
);

const place = fc.record({
  notation: fc.constantFrom('dot' as const, 'index' as const),
  quote: fc.constantFrom(undefined, `'` as const, '"' as const, '`' as const),
});

export const spellingProperties: readonly Property[] = [
  property(
    'a spelled name reads back from a template in every scalar style',
    [name, place, fc.constantFrom(...styles)],
    (text, where, style) => checkInTemplate(text, { ...where, query: false }, style),
  ),
  property(
    'a spelled name reads back from the string of path()',
    [name, place, fc.constantFrom(...styles)],
    (text, where, style) => checkInTemplate(text, { ...where, query: true }, style),
  ),
  property('a spelled name reads back from a tag, in block and flow', [name, fc.constantFrom(...styles)], checkInTag),
];
