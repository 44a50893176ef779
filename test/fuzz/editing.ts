/**
 * Workflows as people write them and half write them, and what happens to them at the keyboard.
 */
import fc from 'fast-check';

/** Replaces `remove` characters by `insert`, at a place that is a fraction of the text: 0.5 is its middle. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const start = Math.floor(at * (text.length + 1));
  return text.slice(0, start) + insert + text.slice(start + remove);
}

/** Mostly the first, since a text in which everything is strange is strange in one way only. */
function mostly<Value>(usual: fc.Arbitrary<Value>, strange: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: usual, weight: 30 }, { arbitrary: strange, weight: 1 });
}

const value = mostly(
  fc.constantFrom(
    'text',
    '"${connections.aws.prod}"',
    "'${outputs.build.key} and ${secrets.token}'",
    '${parameters.region}',
    '!Connection { type: aws, name: prod }',
    '!Connection { type: aws, type: prod }',
    '!Connection [aws, prod]',
    '!Secret token',
    '!Output {from: build}',
    '!Nonsense 1',
    '|\n      echo "hello\n\n      # no comment: ${steps.a.succeeded}\n',
    '>-\n      folded\n      text',
    '|+\n      kept\n\n',
    '"two\n      lines"',
    "'it''s'",
    '{ a: [1, 2], b: "x" }',
    '',
    '!Fn.concat [a, "${parameters.b}"]',
    '{ $type: Secret, name: a }',
    '# comment',
    '\n      - one\n      - two: 2',
    '\n    - one',
    '\n      <<: { a: 1 }\n      b: &b 1\n      c: *b',
    'é😀',
    '${concat(',
    '[${secrets.a}, b]',
    '${outputs.a.key} # relay-ignore: step-unknown',
    '${connections.aws.prd} # relay-ignore: connection-missing, connection-wrong-type',
    '!Connection { type: slack, name: prod } # relay-ignore',
    '${steps.biuld.succeeded}',
    'build',
    'relaysh/slack-step-message-send',
    '${connections.slack.old}',
    "${{'a': 'b'}}",
    "'${connections.aws.'prod'}'",
    '[${connections.',
    "${concat('a #b')}",
    '!Connection[aws, prod]',
  ),
  fc.constantFrom(
    '&same { a: 1 }',
    '*same',
    '!Connection {\n    type: aws,\n    name: prod\n  }',
    '[\n  a\n]',
    '"unclosed',
    "'unclosed",
    '[ open',
    'a: b: c',
    '"a" b',
    '@at',
    '"\\q"',
    '!<tag',
    '\tx',
    '|\n\tx',
    '"low\nline"',
  ),
);

const key = mostly(
  fc.constantFrom('image', 'env', 'dependsOn', 'when', 'input', 'type', '$fn.concat'),
  fc.constantFrom('x y', '"q"', 'spec', '- dash', '? ', '<<', '1', '{a}', 'half\n  b'),
);

const step = fc
  .record({
    start: mostly(
      fc.constantFrom('- name: ', '- name: ', '-\n  name: '),
      fc.constantFrom('- &anchor\n  name: ', '- ', '-'),
    ),
    name: mostly(fc.constantFrom('a', 'build', '"quoted"', ''), fc.constantFrom('&n name', '*n')),
    spec: value,
    more: fc.uniqueArray(fc.tuple(key, value), { maxLength: 3, selector: ([name]) => name }),
    below: mostly(
      fc.oneof(
        fc.constantFrom('', '', '', '\n', '  # a comment\n', '# at the margin\n', '\n\n', '   \n'),
        fc.constantFrom(
          '# relay-ignore: step-name-duplicate, key-missing\n',
          '\n  # relay-ignore\n',
          '# relay-ignore-file: value-kind\n',
        ),
      ),
      fc.constantFrom('\t\n', '  \t\n', ' half\n', '  half\n'),
    ),
  })
  .map(
    ({ name, spec, more, below, start }) =>
      `${start}${name}\n  spec:\n    k: ${spec}\n${more.map(([key, value]) => `  ${key}: ${value}\n`).join('')}${below}`,
  );

const trigger = fc
  .tuple(fc.constantFrom('push', 'schedule', ''), value)
  .map(([type, value]) => `- name: t\n  source:\n    type: ${type}\n  binding:\n    parameters:\n      a: ${value}\n`);

const list = (key: string, item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({
      header: mostly(
        fc.constantFrom(`${key}:`, `${key}:`, `${key}: # all`, `${key} :`),
        fc.constantFrom(`${key}: &all`, `"${key}":`, `${key}:\t`),
      ),
      column: fc.constantFrom(0, 0, 2, 4),
      between: fc.constantFrom('', '', '', '# first\n', '\n'),
      items: fc.array(item, { maxLength: 5 }),
    })
    .map(({ header, column, between, items }) => {
      const lines = items.join('').replace(/^(?=.)/gm, ' '.repeat(column));
      return `${header}\n${between}${lines}`;
    });

const steps = list('steps', step);

const triggers = list('triggers', trigger);

const entry = mostly(
  fc.constantFrom(
    'apiVersion: v1\n',
    'summary: >\n  words\n\n  more\n',
    'parameters:\n  region:\n    default: eu\n  b: {}\n',
    'locals:\n- a\n- b\n',
    '# only a comment\n',
    '# relay-ignore: parameter-unused\n',
    'text: plain\n  goes on\n',
    'name: # later\n',
    'empty:\n\n',
  ),
  fc.constantFrom(
    'parameters: {\n  a: { default: 1 }\n}\n',
    'locals: &same\n  a: 1\n',
    'steps: [{ name: a, spec: { k: "${secrets.b}" } }, { name: b }]\n',
    'steps:\n  name: none\n',
    'steps:\n',
    'triggers: []\n',
    'steps:\n  - a\n - b\n',
    '<<: { a: 1 }\n',
    '? complex\n: value\n',
    'half\n',
    'a: b\n c: d\n',
    'text: "goes on\nbelow"\n',
    '- item\n',
    '%TAG ! x\n',
    '...\n',
    '---\n',
    '1: 2\n',
    'null: 3\n',
  ),
);

/** Each key once. */
const entries = fc.uniqueArray(fc.oneof({ arbitrary: entry, weight: 3 }, { arbitrary: steps, weight: 3 }, triggers), {
  minLength: 1,
  maxLength: 6,
  selector: (text) => /^\w*/.exec(text)?.[0],
});

export const workflowText = fc
  .record({
    start: mostly(
      fc.constantFrom('', '', '', '---\n', '# comment\n', '# comment\n---\n', '\n'),
      fc.constantFrom('%YAML 1.1\n---\n', '\ufeff', ' ', '--- # a\n', '---\n---\n', '\t\n'),
    ),
    entries,
    lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
    cut: mostly(fc.constantFrom(0, 1), fc.nat(30)),
  })
  .map(({ start, entries, lineEnd, cut }) => {
    const text = (start + entries.join('')).replaceAll('\n', lineEnd);
    return text.slice(0, text.length - cut);
  });

const anchored = fc.constantFrom(
  '*a',
  '*ab',
  '&a 1',
  '&a { k: "${secrets.b}" }',
  '&ab [*a]',
  '&a\n    k: ${parameters.b}',
  '{ <<: *a }',
  '!Secret *a',
  'text # &a',
  '"&a *a"',
  '|\n      *a &a\n',
  '1',
);

/** Workflows in which aliases repeat what stands in other steps and entries, or only look as if. */
export const anchoredWorkflowText = fc
  .record({
    entries: fc.subarray(['locals: &a\n  k: 1\n', 'parameters:\n  b: &ab {}\n', 'summary: *a\n', '# &a *a\n']),
    steps: fc.array(fc.tuple(fc.constantFrom('- name: b', '- &a\n  name: b', '- <<: *ab'), anchored, anchored), {
      maxLength: 5,
    }),
    below: fc.constantFrom('', 'triggers:\n- name: t\n  binding: { key: *a }\n'),
  })
  .map(({ entries, steps, below }) => {
    const items = steps.map(([start, spec, when]) => `${start}\n  spec:\n    k: ${spec}\n  when: ${when}\n`);
    return [...entries, 'steps:\n', ...items, below].join('');
  });

const insertion = mostly(
  fc.oneof(
    fc.constantFrom(...Array.from('abxy -_#:.\n\n1'), ''),
    fc.constantFrom('- ', '\n- ', '\n  ', '\n    ', '# ', '${', '\r\n', '\n\n', '  ', 'key: a', '\n  k: v\n'),
    fc.constantFrom(' # relay-ignore', '# relay-ignore: step-unknown\n', '"', '[', '*a', '&a ', "'"),
    step,
    step.map((text) => `\n${text}`),
  ),
  fc.oneof(
    fc.constantFrom(...Array.from('"\'{}[]&*|>%@,?!\t\r\u0085\0'), '\nkey: ', 'steps:\n', '---\n', '\n"'),
    entry,
  ),
);

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  remove: mostly(fc.constantFrom(0, 0, 0, 1, 1, 2), fc.constantFrom(5, 20, 60)),
  insert: insertion,
});
