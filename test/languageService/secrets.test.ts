import assert from 'node:assert/strict';
import { codeActions, hover } from '../../server/src/languageService';
import type { KnownSecrets } from '../../server/src/relay/secrets';
import { parseWorkflow } from '../../server/src/workflow/model';
import { checkChoice, checkCompletion, client, completeAt } from './checkCompletion';
import { now, readFixture } from './fixture';

const withSecrets = (secrets: string, value: string): string =>
  `# account: aws/prod\n# secrets: ${secrets}\nsteps:\n- name: one\n  image: acme/step\n  spec:\n    a: ${value}\n    b: !Secret old\n`;

suite('completion of secrets', () => {
  const create = 'Create a new secret…';

  test('offers those of the workflow, then those used here, then creating one, in every way to write one', () => {
    for (const value of [
      '${secrets.$0}',
      "${secrets['$0']}",
      "'x ${secrets.$0} y'",
      '!Secret $0',
      '!Secret { name: $0 }',
      '!Secret [$0]',
      '{ $type: Secret, name: $0 }',
    ]) {
      checkCompletion(withSecrets('token, password', value), 'password', 'token', 'old', create);
    }
  });

  test('with what has been typed of it', () =>
    checkCompletion(withSecrets('token, password', '${secrets.tok$0}'), 'token', create));

  test('a name is written so that it reads back', () => {
    checkChoice(withSecrets('my token', '${secrets.$0}'), 'my token', "    a: ${secrets.'my token'}");
    checkChoice(withSecrets('my token', '!Secret $0'), 'my token', '    a: !Secret my token');
    checkChoice(withSecrets('123', '!Secret [$0]'), '123', "    a: !Secret ['123']");
  });

  test('creating leaves the text and knows the workflow and what has been typed', () => {
    const { list, text } = completeAt(withSecrets('token', '${secrets.dep$0}'));
    const item = list.items.at(-1);
    assert.ok(item);
    assert.deepEqual(item.command?.arguments, [{ workflow: 'team/deploy', suggestedName: 'dep' }]);
    assert.equal(text.slice(item.edit.span.start, item.edit.span.end), item.edit.newText);
  });

  test('creating is offered neither to a client without the command, nor to whoever may not, nor for an unknown workflow', () => {
    const labels = (source: string, ...more: [typeof client?, Partial<KnownSecrets>?]): string[] =>
      completeAt(source, ...more).list.items.map(({ label }) => label);
    const source = withSecrets('token', '${secrets.$0}');
    assert.deepEqual(labels(source, { commands: new Set() }), ['token', 'old']);
    assert.deepEqual(labels(source, client, { mayCreate: 'no' }), ['token', 'old']);
    assert.deepEqual(labels(withSecrets('unmatched', '${secrets.$0}')), ['old']);
    assert.deepEqual(labels(withSecrets('signed out', '${secrets.$0}')), ['old']);
  });

  test('says that secrets are wanted, and asks again while they are loading', () => {
    const { list } = completeAt(withSecrets('loading', '${secrets.$0}'));
    assert.deepEqual([list.wantsSecrets, list.incomplete], [true, true]);
    assert.equal(completeAt(withSecrets('loading', '${connections.$0}')).list.wantsSecrets, undefined);
  });
});

suite('hover on a secret', () => {
  const checkHover = (source: string, expected: string | undefined): void => {
    const { text, account, secrets, cursor = 0 } = readFixture(source);
    assert.equal(hover(parseWorkflow(text), cursor, account, now, { secrets })?.text, expected);
  };

  test('says of which workflow it is and when that was checked', () => {
    const text = '**token** (secret) of workflow team/deploy in account acme\n\nIt exists (checked 40 s ago).';
    checkHover(withSecrets('token', '${secrets.to$0ken}'), text);
    checkHover(withSecrets('token', '!Secret to$0ken'), text);
  });

  test('says why nothing is known', () => {
    const start = 'Whether this secret exists is not known';
    checkHover(withSecrets('loading', '!Secret to$0ken'), `${start}. The secrets are loading.`);
    checkHover(withSecrets('signed out', '!Secret to$0ken'), `${start}: you are not signed in to Relay.`);
    checkHover(
      withSecrets('unmatched', '!Secret to$0ken'),
      `${start}: account acme has no workflow with the name of this file, or with the \`name\` at its top.`,
    );
  });

  test('says that a missing one is looked for again', () => {
    const { text, account, secrets, cursor = 0 } = readFixture(withSecrets('token', '!Secret ke$0y'));
    const options = { secrets, unsettledSecrets: new Set(['key']) };
    assert.equal(
      hover(parseWorkflow(text), cursor, account, now, options)?.text,
      'Not in the list of workflow team/deploy of 40 s ago, which is being read again.',
    );
  });

  test('a missing one is left to its diagnostic', () => checkHover(withSecrets('token', '!Secret ke$0y'), undefined));
});

suite('what can be done about a missing secret', () => {
  const abilities = { commands: new Set([...client.commands, 'relay.chooseWorkflow']) };

  const actions = (source: string, able = abilities, changes?: Partial<KnownSecrets>) => {
    const { text, account, secrets, cursor = 0 } = readFixture(source, changes);
    const found = codeActions(parseWorkflow(text), { start: cursor, end: cursor }, account, able, now, { secrets });
    return found.filter(({ title }) => !title.startsWith('Ignore '));
  };
  const titles = (...of: Parameters<typeof actions>): string[] =>
    actions(...of).map(({ title, preferred }) => `${preferred ? '* ' : ''}${title}`);

  test('create it, or use one that exists; the near one first', () => {
    assert.deepEqual(titles(withSecrets('token', '!Secret $0key')), [
      '* Create secret "key" of workflow team/deploy in acme…',
      'Use secret "token"',
    ]);
    assert.deepEqual(titles(withSecrets('other, token', '!Secret $0tokn')), [
      'Create secret "tokn" of workflow team/deploy in acme…',
      '* Use secret "token"',
      'Use secret "other"',
    ]);
  });

  test('while its absence is being checked it can be created, and nothing is the likeliest thing to do', () => {
    const { text, account, secrets, cursor = 0 } = readFixture(withSecrets('token', '!Secret $0key'));
    const options = { secrets, unsettledSecrets: new Set(['key']) };
    const found = codeActions(parseWorkflow(text), { start: cursor, end: cursor }, account, client, now, options);
    assert.deepEqual(
      found.map(({ title, preferred }) => [title, preferred]),
      [['Create secret "key" of workflow team/deploy in acme…', false]],
    );
  });

  test('creating carries workflow and name, and answers the diagnostic', () => {
    const [create] = actions(withSecrets('token', '${secrets.ke$0y}'));
    assert.ok(create);
    assert.deepEqual(create.command?.arguments, [{ workflow: 'team/deploy', name: 'key' }]);
    assert.deepEqual(
      create.diagnostics.map(({ code }) => code),
      ['secret-missing'],
    );
  });

  test('who may not create one asks an administrator', () =>
    assert.deepEqual(titles(withSecrets('none', '!Secret $0key'), abilities, { mayCreate: 'no' }), [
      '* Ask an administrator of acme for secret "key"…',
    ]));

  test('a client without the command gets the others only', () =>
    assert.deepEqual(titles(withSecrets('token', '!Secret $0key'), { commands: new Set() }), ['Use secret "token"']));

  test('nothing about one that is there, or while nothing is known', () => {
    for (const secrets of ['key', 'loading', 'signed out'])
      assert.deepEqual(titles(withSecrets(secrets, '!Secret $0key')), [], secrets);
  });

  test('where the workflow is not clear it can be chosen', () =>
    assert.deepEqual(titles(withSecrets('unmatched', '!Secret $0key')), [
      'Choose which workflow of acme this file is…',
    ]));
});
