/**
 * Facts about YAML that is made to break its readers: small texts that stand for very much, and large ones of one kind.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerAll } from './anyText';
import { propertyOfAll, type Property } from './property';

const inSpec = `steps:
- name: a
  spec: { x: *last, y: !Connection [*last, *last], z: { $type: Other, v: *last }, w: !Fn.concat [*last], v: { <<: *last } }
`;

/** `first`, then 60 lines in which each stands for the one before it three times. */
function chain(first: string, next: (name: string) => string): string {
  const lines = Array.from({ length: 60 }, (_, n) => `a${n + 1}: &a${n + 1} ${next(`a${n}`)}\n`);
  return `a0: &a0 ${first}\n${lines.join('')}last: &last [*a60]\n${inSpec}`;
}

function repeated(part: string, length = 40_000): string {
  return part.repeat(length / part.length);
}

/** Name → text, which stays below the size that a person may have. */
const bombs: Readonly<Record<string, () => string>> = {
  'aliases of aliases': () => chain('[x]', (name) => `[*${name}, *${name}, *${name}]`),
  'aliases of aliases of templates': () => chain('"${connections.aws.x}"', (name) => `[*${name}, *${name}, *${name}]`),
  'aliases of aliases in mappings': () =>
    chain('{ k: !Secret x }', (name) => `{ k: *${name}, l: *${name}, m: *${name} }`),
  'merges of merges': () => chain('{ x: 1 }', (name) => `{ <<: [*${name}, *${name}], k${name}: 1 }`),
  'merges of many': () => {
    const maps = Array.from(
      { length: 100 },
      (_, n) => `m${n}: &m${n} { <<: [${Array.from({ length: n }, (_, m) => `*m${m}`).join(', ')}], k${n}: 1 }\n`,
    );
    return `${maps.join('')}last: &last [*m99]\n${inSpec}`;
  },
  'one anchor, thousands of aliases': () => `l: &last { k: '\${secrets.a}' }\n${inSpec}l2:\n${repeated('- *last\n')}`,
  'an alias in its own value': () => `a: &a [*a, &b { c: *a, d: *b }]\nlast: &last *a\n${inSpec}`,
  'anchors and nothing else': () => Array.from({ length: 3000 }, (_, n) => `- &a${n} x\n`).join(''),
  brackets: () => `steps:\n- spec: ${repeated('[')}`,
  'brackets that close': () => `steps:\n- spec: { a: ${repeated('[', 20_000)}${repeated(']', 20_000)} }\n`,
  braces: () => `steps:\n- spec: ${repeated('{a: ')}`,
  'braces and brackets': () => `steps:\n- spec: ${repeated('{a: [')}`,
  dashes: () => repeated('- '),
  'question marks': () => repeated('? '),
  colons: () => repeated(': '),
  'deeper and deeper lines': () => Array.from({ length: 280 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
  'deeper and deeper lines, very many': () => Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n)}- a:\n`).join(''),
  'the same key': () => `steps:\n- spec:\n${repeated('    a: 1\n')}`,
  commas: () => `steps: [${repeated(',')}`,
  quotes: () => `steps:\n- spec: { a: ${repeated('"')}`,
  'quotes, one a line': () => `steps:\n- spec:\n    a: ${repeated("'\n")}`,
  'openings of templates': () => `steps:\n- spec:\n    a: ${repeated('${')}`,
  templates: () => `steps:\n- spec:\n    a: ${repeated('${secrets.a}')}\n`,
  'templates with mistakes': () => `steps:\n- spec:\n    a: ${repeated('${secrets.} ')}\n`,
  'a long line': () => `steps:\n- spec:\n    a: ${repeated('word ', 1_000_000)}\n`,
  'a long line in quotes': () => `steps:\n- spec:\n    a: "${repeated('\\u00e9', 300_000)}"\n`,
  'a long block': () => `steps:\n- spec:\n    a: |\n${repeated('      ${secrets.a}\n', 200_000)}`,
  'a long folded text': () => `steps:\n- spec:\n    a: >\n${repeated('      word\n\n', 200_000)}`,
  'a long key': () => `${repeated('k', 100_000)}: 1\n`,
  tags: () => repeated('!Fn.a '),
  'tags of tags': () => `steps:\n- spec:\n    a: ${repeated('!Secret [')}`,
  'percent signs': () => repeated('%a\n'),
  documents: () => repeated('---\n'),
  comments: () => repeated('#\n'),
  'line breaks': () => repeated('\n', 100_000),
  'carriage returns': () => repeated('\r', 100_000),
  spaces: () => repeated(' ', 300_000),
  tabs: () => repeated('\t'),
  'control characters': () => repeated('\u0001'),
  'block headers': () => repeated('|\n'),
  'names of steps': () => `steps:\n${repeated('- name: a\n  dependsOn: [a, b]\n', 20_000)}`,
};

/** In MB, for the whole of a process that reads them all: most of it is taken by one that reads nothing. */
const memory = 128;

export const bombProperties: readonly Property[] = [
  propertyOfAll(
    'YAML that is made to break its readers is read in seconds',
    () => Object.entries(bombs),
    ([, text]) => {
      const bomb = text();
      answerAll(bomb, bomb.length >> 1);
    },
  ),
  propertyOfAll(
    `a process with ${memory} MB of memory reads all of these`,
    () => ['references'],
    (command) => {
      const folder = mkdtempSync(join(tmpdir(), 'relay-bombs-'));
      try {
        const files = Object.entries(bombs).map(([name, text]) => {
          const file = join(folder, `${name}.yaml`);
          writeFileSync(file, text());
          return file;
        });
        const { status, stderr } = spawnSync(
          process.execPath,
          [`--max-old-space-size=${memory}`, 'dist/server.js', command, ...files],
          {
            encoding: 'utf8',
            maxBuffer: 2 ** 30,
          },
        );
        if (status !== 0) throw new Error(`It ends with ${status ?? 'a signal'}: ${stderr}`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  ),
];
