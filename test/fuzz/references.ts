/**
 * Facts about references: those that are placed in a workflow are found, each at its exact place.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayUseConnections, renameUses } from '../../server/src/languageService';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { refusals } from '../../server/src/workflow/refusals';
import type { Span } from '../../server/src/workflow/span';
import { applied } from '../languageService/checkDiagnostics';
import { encode, spelling, type Spelling } from './encode';
import { property, type Property } from './property';

/** A reference as it was placed, or as it was found: `connections aws x` at a span. */
interface Named {
  readonly what: string;
  readonly span: Span;
}

/** Text with the references in it, as yet without a place. */
type Piece = string | { readonly what: string; readonly text: string };

const name = fc
  .string({ unit: fc.constantFrom(...Array.from('abcxyz019_- .$#:\'"`\\{}[](),|é😀')), minLength: 1, maxLength: 8 })
  .filter((text) => !/^ | $| {2}/.test(text));

type Notation = 'bare' | 'single' | 'double' | 'raw' | 'index';

/** `.aws`, `.'aws'`, `['aws']` … */
function segment(text: string, notation: Notation): string {
  const quoted = (quote: string): string =>
    quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  switch (notation) {
    case 'bare':
      return /^[A-Za-z_][\w-]*$/.test(text) ? `.${text}` : `.${quoted("'")}`;
    case 'single':
      return `.${quoted("'")}`;
    case 'double':
      return `.${quoted('"')}`;
    case 'raw':
      return text.includes('`') ? `.${quoted('"')}` : `.\`${text}\``;
    case 'index':
      return `[${quoted("'")}]`;
  }
}

const segments = fc.record({
  names: fc.tuple(name, name, name),
  notations: fc.array(fc.constantFrom<Notation[]>('bare', 'single', 'double', 'raw', 'index'), {
    minLength: 3,
    maxLength: 3,
  }),
});

/** How many names each root takes. */
const roots = { connections: 2, secrets: 1, parameters: 1, outputs: 2, steps: 2 } as const;

const path: fc.Arbitrary<Piece> = fc
  .record({
    root: fc.constantFrom(...(Object.keys(roots) as (keyof typeof roots)[])),
    dollar: fc.boolean(),
    furtherField: fc.boolean(),
    segments,
  })
  .map(({ root, dollar, furtherField, segments: { names, notations } }) => {
    const written = names.slice(0, roots[root] + (furtherField ? 1 : 0));
    const text = written.map((name, index) => segment(name, notations[index] ?? 'single')).join('');
    return {
      what: [root, ...written.slice(0, roots[root])].join(' '),
      text: `${dollar ? '$.' : ''}${root}${text}`,
    };
  });

const separator = fc.constantFrom(' ', '\n', ' /* é} */ ');

const expression: fc.Arbitrary<readonly Piece[]> = fc.oneof(
  path.map((path) => [path]),
  path.map((path) => ['(', path, ')']),
  path.map((path) => ['!', path]),
  fc
    .tuple(path, separator, fc.constantFrom('+', '==', '||', '&&', '-', '|>', '*'), separator, path)
    .map(([left, before, operator, after, right]) => {
      // What stands right of `|>` is about the value on its left.
      const far = operator === '|>' && typeof right !== 'string' ? right.text : right;
      return [left, before, operator, after, far];
    }),
  fc
    .tuple(path, separator, path)
    .map(([first, space, second]) => ['concat(', first, ',', space, `'}',`, space, second, ')']),
  fc.tuple(path, separator).map(([path, space]) => ['[', path, space, '1]']),
  fc.tuple(path, separator).map(([path, space]) => [`{'a':`, space, path, '}']),
);

const template: fc.Arbitrary<readonly Piece[]> = fc
  .array(fc.tuple(fc.constantFrom('', 'text ', '$', '$${x} ', `it's `, '"', '\\', 'é😀\n'), expression), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.flatMap(([text, pieces]) => [text.endsWith('$') ? `${text} ` : text, '${', ...pieces, '}']));

/** A value in the workflow: a string with templates, or one reference in Relay's YAML. */
type Value =
  | { readonly kind: 'template'; readonly pieces: readonly Piece[]; readonly spelling: Omit<Spelling, 'parentIndent'> }
  | { readonly kind: 'tag'; readonly what: string; readonly lines: readonly string[] };

/** A name as a YAML scalar. */
function yamlName(text: string, quote: "'" | '"' | ''): string {
  if (quote === '' && /^[a-z][a-z-]*$/.test(text) && text !== 'y') return text;
  return quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

const kinds = [
  { tag: 'Connection', root: 'connections', keys: ['type', 'name'] },
  { tag: 'Output', root: 'outputs', keys: ['from', 'name'] },
  { tag: 'Secret', root: 'secrets', keys: ['name'] },
  { tag: 'Parameter', root: 'parameters', keys: ['name'] },
] as const;

const tagged: fc.Arbitrary<Value> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    names: fc.tuple(name, name),
    form: fc.constantFrom('flow mapping', 'flow sequence', 'block mapping', 'block sequence', 'typeMap'),
    quote: fc.constantFrom<("'" | '"' | '')[]>("'", '"', ''),
    reversed: fc.boolean(),
  })
  .map(({ kind: { tag, root, keys }, names, form, quote, reversed }) => {
    const values = keys.map((key, index) => ({ key, value: yamlName(names[index] ?? '', quote) }));
    const entries = (reversed ? values.toReversed() : values).map(({ key, value }) => `${key}: ${value}`);
    const forms: Readonly<Record<typeof form, readonly string[]>> = {
      'flow mapping': [`!${tag} { ${entries.join(', ')} }`],
      'flow sequence': [`!${tag} [${values.map(({ value }) => value).join(',')}]`],
      'block mapping': [`!${tag}`, ...entries],
      'block sequence': [`!${tag}`, ...values.map(({ value }) => `- ${value}`)],
      typeMap: [`{ $type: ${tag}, ${entries.join(', ')}, other: 1 }`],
    };
    return { kind: 'tag', what: [root, ...names.slice(0, keys.length)].join(' '), lines: forms[form] };
  });

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ kind: fc.constant('template' as const), pieces: template, spelling }),
  tagged,
);

const nesting = fc.constantFrom('in the spec', 'in a list', 'in a mapping', 'in the environment');

interface Written {
  readonly text: string;
  readonly placed: readonly Named[];
}

/** Each value in a step of its own. */
function write(values: readonly (readonly [Value, string])[]): Written {
  let text = 'apiVersion: v1\nsteps:\n';
  const placed: Named[] = [];
  for (const [value, where] of values) {
    text += `- name: s\n  ${where === 'in the environment' ? 'env' : 'spec'}:\n`;
    if (where === 'in a list') text += '    k:\n    - ';
    else if (where === 'in a mapping') text += '    k:\n      - l: ';
    else text += '    k: ';
    const column = where === 'in a mapping' ? 8 : 4;
    const written = writeValue(value, column);
    placed.push(...written.placed.map(({ what, span }) => ({ what, span: moved(span, text.length) })));
    text += `${written.text}\n`;
  }
  return { text, placed };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function writeValue(value: Value, parentIndent: number): Written {
  if (value.kind === 'tag') {
    const text = value.lines.join(`\n${' '.repeat(parentIndent + 2)}`);
    return { text, placed: [{ what: value.what, span: { start: 0, end: text.length } }] };
  }
  const { pieces } = value;
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  const { yaml, places } = encode(text, { ...value.spelling, parentIndent });
  const placed: Named[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = (typeof piece === 'string' ? piece : piece.text).length;
    const [first, last] = [places[at], places[at + length - 1]];
    if (typeof piece !== 'string' && first !== undefined && last !== undefined)
      placed.push({ what: piece.what, span: { start: first.start, end: last.end } });
    at += length;
  }
  return { text: yaml, placed };
}

export const referenceProperties: readonly Property[] = [
  property(
    'the references of a workflow are those that were placed in it, where they were placed, in any style of YAML',
    [fc.array(fc.tuple(value, nesting), { minLength: 1, maxLength: 4 })],
    (values) => {
      const { text, placed } = write(values);
      const workflow = parseWorkflow(text);
      assert.deepEqual(refusals(workflow), [], text);
      assert.deepEqual(found(workflow), placed, text);
    },
  ),
  property(
    'a connection that gets another name has it in every reference, and nothing else changes',
    [fc.array(fc.tuple(value, nesting), { minLength: 1, maxLength: 4 }), name],
    (values, newName) => {
      const { text } = write(values);
      const before = namesIn(parseWorkflow(text));
      const [first] = parseWorkflow(text).references.connections;
      if (first?.name === undefined) return;
      const id = { type: first.type.text, name: first.name.text };
      const renamed = applied(text, renameUses(parseWorkflow(text), id, newName));
      const expected = before.map(([root, type, name, ...rest]) =>
        root === 'connections' && type === id.type && name === id.name
          ? [root, type, newName, ...rest]
          : [root, type, name, ...rest],
      );
      assert.deepEqual(refusals(parseWorkflow(renamed)), [], renamed);
      assert.deepEqual(namesIn(parseWorkflow(renamed)), expected, renamed);
    },
  ),
  property(
    'a text that refers to a connection is never passed over unread',
    [fc.array(fc.tuple(value, nesting), { minLength: 1, maxLength: 4 })],
    (values) => {
      const { text, placed } = write(values);
      if (placed.some(({ what }) => what.startsWith('connections '))) assert.ok(mayUseConnections(text), text);
    },
  ),
];

const namesIn = (workflow: Workflow): (string | undefined)[][] => {
  const { connections, secrets, parameters, outputs, steps } = workflow.references;
  return [
    ...connections.map(({ type, name }) => ['connections', type.text, name?.text]),
    ...secrets.map(({ name }) => ['secrets', name.text, undefined]),
    ...parameters.map(({ name }) => ['parameters', name.text, undefined]),
    ...outputs.map(({ from, name }) => ['outputs', from.text, name?.text]),
    ...steps.map(({ step, property }) => ['steps', step.text, property?.text]),
  ];
};

function found({ references }: Workflow): readonly Named[] {
  const { connections, secrets, parameters, outputs, steps } = references;
  return [
    ...connections.map(({ type, name, span }) => ({ what: `connections ${type.text} ${name?.text ?? '?'}`, span })),
    ...secrets.map(({ name, span }) => ({ what: `secrets ${name.text}`, span })),
    ...parameters.map(({ name, span }) => ({ what: `parameters ${name.text}`, span })),
    ...outputs.map(({ from, name, span }) => ({ what: `outputs ${from.text} ${name?.text ?? '?'}`, span })),
    ...steps.map(({ step, property, span }) => ({ what: `steps ${step.text} ${property?.text ?? '?'}`, span })),
  ].sort((a, b) => a.span.start - b.span.start);
}
