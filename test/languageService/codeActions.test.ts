import assert from 'node:assert/strict';
import { codeActions, type CodeAction } from '../../server/src/languageService';
import type { KnownAccount } from '../../server/src/relay/account';
import { parseWorkflow } from '../../server/src/workflow/model';
import { client } from './checkCompletion';
import { applied } from './checkDiagnostics';
import { now, readFixture } from './fixture';

interface Answer {
  readonly text: string;
  readonly actions: readonly CodeAction[];
}

/** Without those that write a comment: every diagnostic has one, as the last (ignore.test.ts). */
function actionsAt(source: string, abilities = client, changes?: Partial<KnownAccount>): Answer {
  const { text, account, cursor } = readFixture(source, changes);
  assert.ok(cursor !== undefined, 'the text marks the cursor with $0');
  const actions = codeActions(parseWorkflow(text), { start: cursor, end: cursor }, account, abilities, now);
  return { text, actions: actions.filter(({ title }) => !title.startsWith('Ignore ')) };
}

/** Titles in their order: `*` before the preferred one, `-` and the reason for what is disabled. */
function checkCodeActions(source: string, ...expected: readonly string[]): void {
  checkWith(source, {}, ...expected);
}

function checkWith(source: string, changes: Partial<KnownAccount>, ...expected: readonly string[]): void {
  const { actions } = actionsAt(source, client, changes);
  assert.deepEqual(actions.map(describe), expected);
}

function describe({ title, preferred, disabled }: CodeAction): string {
  return `${preferred ? '* ' : ''}${title}${disabled === undefined ? '' : ` - ${disabled}`}`;
}

/** The line of the cursor after the action's edits. */
function checkEdit(source: string, title: string, expected: string): void {
  const { text, actions } = actionsAt(source);
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edits, `${title} is among ${actions.map(describe).join(', ')}`);
  const changed = applied(text, action.edits);
  const line = text.slice(0, readFixture(source).cursor).split('\n').length - 1;
  assert.equal(changed.split('\n')[line], expected);
}

/** A step whose `connection` is what follows. */
function step(connection: string, account = 'aws/prod, aws/staging, slack/team', image = 'acme/step'): string {
  return `\n# account: ${account}\nsteps:\n- name: stop\n  image: ${image}\n  spec:\n    connection: ${connection}\n`;
}

suite('a connection that is missing', () => {
  test('with a near name: using that is preferred', () =>
    checkCodeActions(
      step('!Connection { type: aws, name: prd$0 }'),
      'Create aws connection "prd" in acme…',
      '* Use aws connection "prod"',
      'Use aws connection "staging"',
    ));

  test('without a near name: creating it is preferred', () =>
    checkCodeActions(
      step('!Connection { type: aws, name: $0billing }'),
      '* Create aws connection "billing" in acme…',
      'Use aws connection "staging"',
      'Use aws connection "prod"',
    ));

  test('at most five others', () => {
    const { actions } = actionsAt(step('!Connection [aws, x$0]', 'aws/a, aws/b, aws/c, aws/d, aws/e, aws/f, aws/g'));
    assert.equal(actions.filter(({ title }) => title.startsWith('Use ')).length, 5);
  });

  test('creating runs the command with type and name', () => {
    const [create] = actionsAt(step('!Connection { type: aws, name: billing$0 }')).actions;
    assert.equal(create?.command?.command, 'relay.createConnection');
    assert.deepEqual(create.command.arguments, [{ type: 'aws', name: 'billing' }]);
    assert.equal(create.edits, undefined);
  });

  test('each belongs to its diagnostic', () => {
    const { actions } = actionsAt(step('!Connection { type: aws, name: prd$0 }'));
    assert.ok(actions.every(({ diagnostics }) => diagnostics[0]?.code === 'connection-missing'));
  });

  test('anywhere on the reference', () => {
    for (const connection of [
      '!Conn$0ection [aws, billing]',
      '!Connection [$0aws, billing]',
      '${conn$0ections.aws.billing}',
    ]) {
      assert.equal(actionsAt(step(connection)).actions.length, 3, connection);
    }
  });

  test('using another replaces the name, spelled for its place', () => {
    const account = 'aws/my account';
    const use = 'Use aws connection "my account"';
    checkEdit(
      step('!Connection { type: aws, name: my-account$0 }', account),
      use,
      '    connection: !Connection { type: aws, name: my account }',
    );
    checkEdit(
      step('!Connection [aws, "my-account$0"]', account),
      use,
      '    connection: !Connection [aws, "my account"]',
    );
    checkEdit(
      step('${connections.aws.my-account$0}', account),
      use,
      `    connection: \${connections.aws.'my account'}`,
    );
    checkEdit(
      step(`'\${connections.aws.my-account$0}'`, account),
      use,
      `    connection: '\${connections.aws."my account"}'`,
    );
    checkEdit(
      step(`"\${connections['aws']['my-account$0']}"`, account),
      use,
      `    connection: "\${connections['aws']['my account']}"`,
    );
    checkEdit(
      step(`\${path($, 'connections.aws.my-account$0')}`, account),
      use,
      `    connection: \${path($, 'connections.aws.\`my account\`')}`,
    );
  });

  test('one without a name is not created', () =>
    checkCodeActions(step(`!Connection { type: aws, name: '$0' }`, 'aws/prod'), 'Use aws connection "prod"'));

  test('who may not create is told whom to ask', () =>
    checkWith(
      step('!Connection { type: aws, name: billing$0 }', 'aws/prod'),
      { mayCreate: 'no' },
      'Create aws connection "billing" in acme… - Ask an administrator of acme',
      'Use aws connection "prod"',
    ));
});

suite('all that a workflow lacks', () => {
  const workflow = (...connections: readonly string[]) =>
    `\n# account: aws/prod\nsteps:\n${connections.map((connection, index) => `- name: s${index}\n  spec:\n    connection: ${connection}\n`).join('')}`;

  test('is created in one pass, each once, in the order of the text', () => {
    const { actions } = actionsAt(
      workflow(
        '!Connection [slack, team$0]',
        '!Connection [aws, prod]',
        '${connections.gcp.billing}',
        '!Connection [slack, team]',
        '!Connection [gcp, prod]',
        '!Connection [awz, other]',
        '!Connection [gpc, prod]',
      ),
    );
    const all = actions.at(-1);
    assert.equal(all?.title, 'Create all 3 connections that this workflow lacks…');
    assert.equal(all.command?.command, 'relay.createMissingConnections');
    assert.deepEqual(all.command.arguments, [
      {
        connections: [
          { type: 'slack', name: 'team' },
          { type: 'gcp', name: 'billing' },
          { type: 'gcp', name: 'prod' },
        ],
      },
    ]);
  });

  test('not where it is one', () =>
    checkCodeActions(
      workflow('!Connection [slack, team$0]', '!Connection [slack, team]'),
      '* Create slack connection "team" in acme…',
    ));

  test('not by who may not create', () =>
    checkWith(
      workflow('!Connection [slack, team$0]', '!Connection [gcp, billing]'),
      { mayCreate: 'no' },
      'Create slack connection "team" in acme… - Ask an administrator of acme',
    ));

  test('not where nothing is missing at the cursor', () =>
    checkCodeActions(workflow('!Connection [aws, prod$0]', '!Connection [slack, a]', '!Connection [slack, b]')));
});

suite('a connection of another type', () => {
  test('the type changes to the one that the name has', () => {
    checkCodeActions(
      step('!Connection { type: slack, name: prod$0 }', 'aws/prod'),
      '* Change the type to aws',
      'Create slack connection "prod" in acme…',
    );
    checkEdit(
      step('!Connection { type: slack, name: prod$0 }'),
      'Change the type to aws',
      '    connection: !Connection { type: aws, name: prod }',
    );
    checkEdit(
      step('${connections.slack.prod$0}', '4me/prod'),
      'Change the type to 4me',
      `    connection: \${connections.'4me'.prod}`,
    );
  });

  test('several types: none is preferred', () =>
    checkCodeActions(
      step('!Connection { type: slack, name: prod$0 }', 'aws/prod, gcp/prod'),
      'Change the type to aws',
      'Change the type to gcp',
      'Create slack connection "prod" in acme…',
    ));

  test('where the image takes the type that is written, creating is preferred', () =>
    checkCodeActions(
      step('!Connection { type: slack, name: prod$0 }', 'aws/prod, slack/team', 'relaysh/slack-step-message-send'),
      'Change the type to aws',
      '* Create slack connection "prod" in acme…',
      'Use slack connection "team"',
    ));
});

suite('a type that is unknown', () => {
  test('changes to the near one', () => {
    checkCodeActions(
      step('!Connection { type: awz, name: billing$0 }'),
      '* Change the type to aws',
      'Create awz connection "billing" in acme…',
    );
  });

  test('may still be created', () =>
    checkCodeActions(step('!Connection { type: inhouse, name: x$0 }'), 'Create inhouse connection "x" in acme…'));
});

suite('a reference of which nothing is known', () => {
  const source = (account: string) => step('!Connection { type: aws, name: billing$0 }', account);

  test('can be created after signing in', () =>
    checkCodeActions(source('signed out'), 'Create aws connection "billing" in Relay… - Sign in to Relay first'));

  test('can be created once the account is there', () => {
    checkCodeActions(source('loading'), 'Create aws connection "billing" in Relay… - The account is loading.');
    checkCodeActions(
      source('untrusted'),
      'Create aws connection "billing" in Relay… - Trust this workspace first: until then the account is not used',
    );
  });
});

suite('a reference that the engine refuses', () => {
  test('two words in braces become a sequence', () => {
    checkCodeActions(
      step('!Connection {pagerduty, my-acc$0ount}'),
      '* Write it as !Connection [pagerduty, my-account]',
    );
    checkEdit(
      step('!Connection {pagerduty, my-acc$0ount}', 'signed out'),
      'Write it as !Connection [pagerduty, my-account]',
      '    connection: !Connection [pagerduty, my-account]',
    );
    checkCodeActions(step('!Connection {pager$0duty}'));
    checkCodeActions(step('!Connection {a, b, c$0}'));
  });

  test('what YAML does not take for text gets quotes', () => {
    checkEdit(
      step('!Connection { type: aws, name: 12$03 }'),
      'Put the name in quotes',
      `    connection: !Connection { type: aws, name: '123' }`,
    );
    checkEdit(step('!Connection [aws, true$0]'), 'Put the name in quotes', `    connection: !Connection [aws, 'true']`);
    checkCodeActions(step('!Connection { type: aws, name: $0 }'));
    checkCodeActions(step('!Connection { type: aws, name: [a$0] }'));
  });
});

suite('code actions', () => {
  test('nothing that the client cannot run', () => {
    const { actions } = actionsAt(step('!Connection { type: aws, name: prd$0 }'), { commands: new Set() });
    assert.ok(actions.length > 0);
    assert.ok(actions.every(({ command, disabled }) => command === undefined && disabled === undefined));
  });

  test('none for what is there, or is no reference', () => {
    checkCodeActions(step('!Connection { type: aws, name: prod$0 }'));
    checkCodeActions(step('${connections.aws$0}'));
    checkCodeActions(step('x$0'));
    checkCodeActions('$0');
  });

  test('each once for a selection that holds the same reference twice', () => {
    const { text, account } = readFixture(
      '# account: aws/prod\nsteps:\n- name: a\n  spec:\n    a: !Connection [aws, x]\n    b: !Connection [aws, x]\n',
    );
    const actions = codeActions(parseWorkflow(text), { start: 0, end: text.length }, account, client, now);
    assert.equal(actions.filter(({ title }) => title.startsWith('Create')).length, 1);
    assert.equal(actions.filter(({ title }) => title.startsWith('Use')).length, 2);
  });
});
