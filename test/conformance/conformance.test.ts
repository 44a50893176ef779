import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { testFolder } from '../testFolder';
import { exceptions } from './exceptions';
import { report } from './report';
import { readVectors, type Vector } from './vectors';

suite('what the engine says', () => {
  const groups = new Map<string, Vector[]>();
  for (const vector of readVectors()) groups.set(vector.group, [...(groups.get(vector.group) ?? []), vector]);
  for (const [group, vectors] of groups) {
    test(`${group}: the same of ${vectors.length} texts`, () => {
      const { text, unexplained } = report(vectors);
      assert.equal(unexplained, 0, text);
    });
  }
});

suite('the report of agreement', () => {
  const nothing = { connections: [], secrets: [], parameters: [], outputs: [], steps: [] };
  const token = { ...nothing, secrets: ['token'] };

  function vector(part: Partial<Vector> & Pick<Vector, 'engine'>): Vector {
    return { id: 'one', group: 'some', kind: 'template', text: '${secrets.token}', ...part };
  }

  /** How many disagreements there are, excepted ones left out. */
  function checkUnexplained(expected: number, ...vectors: readonly Vector[]): string {
    const { text, unexplained } = report(vectors);
    assert.equal(unexplained, expected, text);
    return text;
  }

  const paths = [{ segs: ['secrets', 'token'] }];
  const agreeing = vector({ engine: { ok: true, ...token, paths } });

  test('agreement is counted by group', () => {
    const text = checkUnexplained(
      0,
      agreeing,
      vector({ group: 'other', text: '${', engine: { ok: false, stage: 'parse', ...nothing } }),
    );
    assert.match(text, /^other +1\/1 +- +1\/1 +-$/m);
    assert.match(text, /^some +1\/1 +- +1\/1 +1\/1$/m);
    assert.match(text, /^all +2\/2 +- +2\/2 +1\/1$/m);
  });

  test('another verdict, position, reference or path is a disagreement', () => {
    const text = checkUnexplained(2, vector({ engine: { ok: false, stage: 'parse', ...nothing } }));
    assert.match(
      text,
      /^one \[some\]: verdict of the template "\$\{secrets\.token\}"\n {2}engine: false\n {2}ours: {3}true$/m,
    );
    const end = { line: 1, col: 1 };
    checkUnexplained(1, vector({ text: '${', engine: { ok: false, stage: 'parse', pos: { end }, ...nothing } }));
    checkUnexplained(1, vector({ engine: { ok: true, ...token, secrets: ['other'], paths } }));
    checkUnexplained(1, vector({ engine: { ok: true, ...token, paths: [{ segs: ['secrets', null] }] } }));
  });

  test('what the text names outright counts more than what was recorded', () => {
    checkUnexplained(0, vector({ engine: { ok: true, ...nothing, static: token, paths } }));
    checkUnexplained(1, vector({ engine: { ok: true, ...token, static: nothing, paths } }));
  });

  test('what the string of path() names has to be recorded, and need not be named outright', () => {
    const text = `path($, 'secrets.token')`;
    const query = vector({
      kind: 'expression',
      text,
      engine: { ok: true, ...token, static: nothing, paths: [{ segs: [] }] },
    });
    checkUnexplained(0, query);
    checkUnexplained(0, { ...query, engine: { ...query.engine, static: token } });
    checkUnexplained(1, { ...query, engine: { ...query.engine, ...nothing } });
  });

  test('where the engine refuses a document, no references are compared', () => {
    const text = 'a: !Foo b\nc: ${secrets.token}\n';
    checkUnexplained(0, vector({ kind: 'yaml', text, engine: { ok: false, stage: 'tag', ...nothing } }));
  });

  test('a string that aliases repeat is at each of their places to the engine', () => {
    const repeated = (...places: readonly string[]) =>
      vector({
        kind: 'yaml',
        text: 'a: &a ${secrets.token}\nb: *a\n',
        engine: { ok: true, ...token, paths: places.map((at) => ({ segs: ['secrets', 'token'], at })) },
      });
    checkUnexplained(0, repeated('a', 'b'));
    checkUnexplained(1, repeated('b'));
  });

  test('disagreements that are excepted are told and not counted', () => {
    const engine = { ok: false, ...nothing };
    const text = checkUnexplained(
      0,
      vector({ engine: { ...engine, stage: 'panic-yaml' } }),
      vector({ engine, volatile: true }),
    );
    assert.match(text, /\(excepted: panic\)/);
    assert.match(text, /2 vectors, 0 disagreements, and 2 that are excepted/);
  });

  const folder = testFolder();

  test('the script ends with 1 on a disagreement and with 2 on a file that it cannot read', () => {
    const run = (name: string) => {
      const script = resolve('out/test/conformance/main.js');
      const env = { ...process.env, INIT_CWD: folder.path() };
      return spawnSync(process.execPath, [script, name], { encoding: 'utf8', env });
    };
    folder.write('agreeing.jsonl', `${JSON.stringify(agreeing)}\n`);
    assert.equal(run('agreeing.jsonl').status, 0);
    const other = vector({ engine: { ok: false, stage: 'parse', ...nothing } });
    folder.write('other.jsonl', JSON.stringify(other));
    const disagreeing = run('other.jsonl');
    assert.equal(disagreeing.status, 1);
    assert.match(disagreeing.stdout, /1 vectors, 2 disagreements\n$/);
    folder.write('broken.jsonl', '{"text": 1}');
    const broken = run('broken.jsonl');
    assert.equal(broken.status, 2);
    assert.match(broken.stderr, /broken\.jsonl:1 is no vector/);
    assert.equal(run('missing.jsonl').status, 2);
  });

  test('each exception has its section in docs/conformance.md', () => {
    const documented = [...readFileSync('docs/conformance.md', 'utf8').matchAll(/^\| `(.+?)` /gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(
      documented,
      exceptions.map(({ name }) => name),
    );
  });
});
