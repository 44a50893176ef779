import assert from 'node:assert/strict';
import { indexUses, usesOf } from '../../../client/src/views/uses';
import type { ConnectionUse, ConnectionUses } from '../../../server/src/protocol';
import type { AccountConnection } from '../../../server/src/relay/account';

suite('what uses a connection', () => {
  test('a file and a workflow of the account that are the same count once', () =>
    checkUses(
      ['release/web', 'release/app', 'clean-up'],
      { 'flows/release/web.yaml': ['aws/prod'], 'flows/app.yml': ['aws/prod'], 'other.yaml': ['aws/prod'] },
      ['release/web = flows/release/web.yaml', 'release/app = flows/app.yml', 'clean-up', '= other.yaml'],
    ));

  test('of two files of the same name, the one in the folder is the workflow', () =>
    checkUses(['release/web'], { 'a/web.yaml': ['aws/prod'], 'release/web.yaml': ['aws/prod'] }, [
      'release/web = release/web.yaml',
      '= a/web.yaml',
    ]));

  test('only a file that is one of them without a doubt is the same', () =>
    checkUses(['one/web', 'two/web'], { 'web.yaml': ['aws/prod'] }, ['one/web', 'two/web', '= web.yaml']));

  test('a file that asks for all connections of the type uses this one, too', () =>
    checkUses([], { 'all.yaml': ['aws'], 'other.yaml': ['aws/test', 'gcp/prod', 'gcp'] }, ['= all.yaml']));

  test('a file counts once, however often it names the connection', () =>
    checkUses([], { 'a.yaml': ['aws/prod', 'aws/prod', 'aws'] }, ['= a.yaml']));

  test('unused is only what neither the service nor any file uses for certain', () => {
    checkUses([], {}, []);
    checkUses(undefined, {}, undefined);
    checkUses([], undefined, undefined);
    checkUses(undefined, undefined, undefined);
    assert.equal(usesOf(connection('prod', []), indexUses({ files: [], unreadable: ['a.yaml'] }, String)), undefined);
  });

  test('what is known of it counts, whatever else is not', () => {
    checkUses(['clean-up'], undefined, ['clean-up']);
    checkUses(undefined, { 'a.yaml': ['aws/prod'] }, ['= a.yaml']);
  });

  test('10,000 connections in 1,000 files are arranged once', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, file) => [
        `${file}.yaml`,
        Array.from({ length: 10 }, (_, use) => `aws/${(file * 10 + use) % 10_000}`),
      ]),
    );
    const started = performance.now();
    const workspace = indexUses(usesIn(files), (uri) => uri);
    for (let name = 0; name < 10_000; name++) assert.equal(usesOf(connection(String(name), []), workspace)?.length, 1);
    assert.ok(performance.now() - started < 1000);
  });
});

function checkUses(
  workflows: readonly string[] | undefined,
  files: Readonly<Record<string, readonly string[]>> | undefined,
  expected: readonly string[] | undefined,
): void {
  const workspace = files && indexUses(usesIn(files), (uri) => uri);
  assert.deepEqual(
    usesOf(connection('prod', workflows), workspace)?.map(({ workflow, file }) =>
      [workflow ?? [], file === undefined ? [] : `= ${file}`].flat().join(' '),
    ),
    expected,
  );
}

/** By path; `aws/prod`, or `aws` for all of the type. */
function usesIn(files: Readonly<Record<string, readonly string[]>>): ConnectionUses {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const useOf = (words: string): ConnectionUse => {
    const [type = '', name] = words.split('/');
    return { type, ...(name !== undefined && { name }), range };
  };
  return { files: Object.entries(files).map(([uri, uses]) => ({ uri, uses: uses.map(useOf) })), unreadable: [] };
}

function connection(name: string, workflows: readonly string[] | undefined): AccountConnection {
  return { id: name, type: 'aws', name, auth: 'secret', availability: { status: 'unknown' }, workflows };
}
