import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createKeptLists, type KeptFor } from '../../client/src/keptLists';
import type { KnownAccount } from '../../server/src/relay/account';
import { testFolder } from '../testFolder';

const apiUrl = 'https://api.relay.sh';
const ada: KeptFor = { id: 'ada', version: '1', source: 'token', apiUrl };
const bob: KeptFor = { id: 'bob', version: '1', source: 'browser', apiUrl };

const account: KnownAccount = {
  kind: 'known',
  accountName: 'acme',
  apiUrl,
  connections: [
    {
      id: '7',
      type: 'aws',
      name: 'prod',
      auth: 'secret',
      availability: { status: 'unavailable', testedAt: '2026-01-01T00:00:00Z', error: 'The key AKIA1 is not known.' },
      workflows: ['release/deploy-web'],
    },
  ],
  readAt: 42,
  mayCreate: 'yes',
};

suite('lists kept between sessions', () => {
  const folder = testFolder();
  let problems: string[];
  setup(() => void (problems = []));
  const open = (at = folder.path('lists')) => createKeptLists(at, (problem) => problems.push(problem));
  const files = (): Promise<string[]> => readdir(folder.path('lists')).catch(() => []);

  test('are of an earlier session, with names and types and no more of the last test than its end', async () => {
    const before = open();
    await before.keepOnly([ada]);
    await before.write(ada, account);
    const lists = open();
    await lists.keepOnly([ada]);
    assert.deepEqual(await lists.read(ada), {
      kind: 'known',
      accountName: 'acme',
      apiUrl,
      connections: [
        {
          id: '7',
          type: 'aws',
          name: 'prod',
          auth: 'secret',
          availability: { status: 'unavailable', testedAt: '2026-01-01T00:00:00Z' },
          workflows: undefined,
        },
      ],
      readAt: 42,
      mayCreate: 'unknown',
      kept: true,
    });
    const [name = ''] = await files();
    const file = folder.path('lists', name);
    assert.ok(!/AKIA1|deploy-web|ada/.test(name + (await readFile(file, 'utf8'))));
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o077, 0, 'others may read it');
  });

  test('nothing is written or read for whom nothing is kept', async () => {
    const lists = open();
    await lists.write(ada, account);
    assert.deepEqual(await files(), []);
    await lists.keepOnly([bob]);
    await lists.write(ada, account);
    assert.deepEqual(await files(), []);
    assert.equal(await lists.read(ada), undefined);
  });

  test('signing out deletes the list, also one that is being written then', async () => {
    const lists = open();
    await lists.keepOnly([ada, bob]);
    await lists.write(bob, account);
    const writing = lists.write(ada, account);
    await lists.keepOnly([bob]);
    await writing;
    assert.equal((await files()).length, 1);
    assert.equal(await lists.read(ada), undefined);
    assert.equal((await lists.read(bob))?.accountName, 'acme');
    await lists.keepOnly([]);
    assert.deepEqual(await files(), []);
  });

  test('another sign-in, or one at another address, does not get the list', async () => {
    const lists = open();
    const others = [
      { ...ada, version: '2' },
      { ...ada, apiUrl: 'https://relay.example.com' },
    ];
    await lists.keepOnly([ada, ...others]);
    await lists.write(ada, account);
    for (const other of others) assert.equal(await lists.read(other), undefined);
  });

  for (const source of ['environment', 'cli'] as const)
    test(`none is kept for a login of the ${source}, whose token can change unnoticed`, async () => {
      const lists = open();
      const login = { ...ada, source };
      await lists.keepOnly([login]);
      await lists.write(login, account);
      assert.deepEqual(await files(), []);
    });

  for (const [what, text] of Object.entries({
    'half of a list': '{"accountName":"acme","readAt":42,"connections":[{"id":"7"',
    'a list of another shape': '[]',
    'no object': 'null',
    'a connection without a name':
      '{"accountName":"a","readAt":1,"connections":[{"id":"7","type":"aws","status":"x"}]}',
  }))
    test(`${what} is none`, async () => {
      const lists = open();
      await lists.keepOnly([ada]);
      await lists.write(ada, account);
      const [name = ''] = await files();
      folder.write(`lists/${name}`, text);
      assert.equal(await lists.read(ada), undefined);
    });

  test('a disk that cannot be written to is noted, and nothing else fails', async () => {
    folder.write('lists/file', '');
    const lists = open(folder.path('lists', 'file', 'lists'));
    await lists.keepOnly([ada]);
    await lists.write(ada, account);
    assert.equal(await lists.read(ada), undefined);
    assert.match(problems.join(), /^Keeping the list of connections: Error: E\w+/);
  });
});
