import assert from 'node:assert/strict';
import { diagnose } from '../../server/src/languageService';
import type { Severity } from '../../server/src/languageService';
import type { AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import { parseWorkflow } from '../../server/src/workflow/model';
import { checkDiagnostics } from './checkDiagnostics';
import { now, readFixture } from './fixture';

function checkSeverities(source: string, changes: Partial<KnownAccount>, ...expected: readonly Severity[]): void {
  const { text, account } = readFixture(source, changes);
  assert.deepEqual(
    diagnose(parseWorkflow(text), account, now).map(({ severity }) => severity),
    expected,
  );
}

/** A step whose `connection` is what follows. */
function step(connection: string, account = '# account: aws/prod, aws/production, slack/team'): string {
  return `\n${account}\nsteps:\n- name: stop\n  image: relaysh/core\n  spec:\n    connection: ${connection}\n`;
}

/** With what is said of it in an account without connections. */
const missingProd = (message: string): string =>
  `${step('!Connection { type: aws, name: prod }', '# account: none')}    #                                          ^^^^ connection-missing: ${message}\n`;

suite('connection-missing', () => {
  test('is reported on the name', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: aws, name: staging }
    #                                          ^^^^^^^ connection-missing: No aws connection named "staging" in account acme (checked 40 s ago). Create it with a quick fix or in Relay.
`));

  test('offers the near name', () =>
    checkDiagnostics(`
# account: aws/production, aws/other
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection [aws, prod]
    #                             ^^^^ connection-missing: No aws connection named "prod" in account acme (checked 40 s ago). Did you mean "production"?
`));

  test('in a template, on the name with its quotes', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    token: "Bearer \${connections.aws.'my account'.token} and \${connections.aws.prod.token}"
    #                                ^^^^^^^^^^^^ connection-missing: …
    both: "\${connections.aws.one} \${connections.aws.prod} \${$.connections['aws']['two']}"
    #                        ^^^ connection-missing: …
    #                                                                            ^^^^^ connection-missing: …
    text: |
      😀 first
      \${connections.aws.one}
      #                 ^^^ connection-missing: …
`));

  test('in a map with $type', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: { $type: Connection, type: aws, name: staging }
    #                                                 ^^^^^^^ connection-missing: …
`));

  test('in triggers', () =>
    checkDiagnostics(`
# account: aws/prod
triggers:
- name: push
  source:
    type: webhook
    image: acme/trigger
    spec:
      connection: !Connection { type: aws, name: staging }
      #                                          ^^^^^^^ connection-missing: …
`));

  test('names are compared exactly', () =>
    checkDiagnostics(`
# account: aws/Prod, aws/my account, aws/dots.and:colons
steps:
- name: stop
  image: relaysh/core
  spec:
    a: !Connection { type: aws, name: prod }
    #                                 ^^^^ connection-missing: …
    b: !Connection { type: aws, name: Prod }
    c: !Connection { type: aws, name: my account }
    d: !Connection { type: aws, name: 'my  account' }
    #                                 ^^^^^^^^^^^^^ connection-missing: …
    e: !Connection [aws, 'dots.and:colons']
    f: \${connections.aws.'dots.and:colons'}
`));

  test('a type that is known needs no connection in the account', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: aws, name: prod }
    #                                          ^^^^ connection-missing: …
`));

  test('the remedy of a person who may not create is an administrator', () =>
    checkDiagnostics(
      `
# account: none
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: aws, name: prod }
    #                                          ^^^^ connection-missing: No aws connection named "prod" in account acme (checked 40 s ago). Ask an administrator of acme to create it.
`,
      { mayCreate: 'no' },
    ));

  test('on a list that could not be read again it is a warning that says so', () => {
    const failure = { reason: 'unreachable', message: 'Relay did not answer in 10 s.' } as const;
    const source = missingProd(
      'No aws connection named "prod" in account acme (checked 5 min ago). Create it with a quick fix or in Relay. The list could not be read again since: Relay did not answer in 10 s.',
    );
    const changes = { readAt: now - 300_000, failure };
    checkDiagnostics(source, changes);
    checkSeverities(source, changes, 'warning');
  });

  test('on an old list it is a warning that says so', () => {
    const source = missingProd(
      'No aws connection named "prod" in account acme (checked 3 h ago). Create it with a quick fix or in Relay. It may have been created since.',
    );
    const changes = { readAt: now - 3 * 3_600_000 };
    checkDiagnostics(source, changes);
    checkSeverities(source, changes, 'warning');
  });

  test('on a list of an earlier session it is a warning, however young', () => {
    const source = missingProd(
      'No aws connection named "prod" in account acme (checked 40 s ago). Create it with a quick fix or in Relay. It may have been created since.',
    );
    checkDiagnostics(source, { kept: true });
    checkSeverities(source, { kept: true }, 'warning');
  });

  test('on a fresh list it is an error', () =>
    checkSeverities(step('!Connection { type: aws, name: staging }'), {}, 'error'));
});

suite('a reference that is not reported', () => {
  test('exists', () => {
    checkDiagnostics(step('!Connection { type: aws, name: prod }'));
    checkDiagnostics(step('!Connection [aws, prod]'));
    checkDiagnostics(step('{ $type: Connection, type: aws, name: prod }'));
    checkDiagnostics(step(`\${connections.aws.'prod'}`));
    checkDiagnostics(step(`\${connections['aws']["prod"]}`));
  });

  test('asks for every connection of a type', () => {
    checkDiagnostics(step('${connections.aws}'));
    checkDiagnostics(step('${connections.gcp}'));
    checkDiagnostics(step('${connections}'));
    checkDiagnostics(step('${$}'));
  });

  test('is computed', () => {
    checkDiagnostics('parameters: { n: {} }' + step('${connections.aws[parameters.n]}'));
    checkDiagnostics('parameters: { n: {} }' + step('${connections[parameters.n].staging}'));
  });

  test('is text where nothing is evaluated', () =>
    checkDiagnostics(`
# account: none
description: \${connections.aws.staging}
steps:
- name: stop
  image: relaysh/core
  input:
  - echo \${connections.aws.staging}
`));

  test('stands in an account of which nothing is known', () => {
    for (const account of ['signed out', 'loading', 'untrusted', 'unreachable']) {
      checkDiagnostics(step('!Connection { type: aws, name: staging }', `# account: ${account}`));
      checkDiagnostics(step('!Connection { type: awz, name: staging }', `# account: ${account}`));
      checkDiagnostics(step('!Connection { type: slack, name: prod }', `# account: ${account}`));
    }
  });
});

suite('connection-type-unknown', () => {
  test('is reported on the type, with the near one', () =>
    checkDiagnostics(`
# account: slack/team
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: awz, name: prod }
    #                               ^^^ connection-type-unknown: No connection of type "awz" in account acme (checked 40 s ago), and no published Relay integration uses that type. Did you mean "aws"?
`));

  test('not for a type of this account that nobody else knows', () =>
    checkDiagnostics(`
# account: inhouse/a
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: inhouse, name: other }
    #                                              ^^^^^ connection-missing: …
`));

  test('types are compared exactly', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: \${connections.AWS.staging}
    #                         ^^^ connection-type-unknown: …
`));
});

suite('connection-wrong-type', () => {
  test('names the type that the name has', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: slack, name: prod }
    #                               ^^^^^ connection-wrong-type: "prod" in account acme is an aws connection, not a slack one (checked 40 s ago). Write the type aws, or create a slack connection of that name.
`));

  test('names them all', () =>
    checkDiagnostics(`
# account: aws/prod, gcp/prod, azure/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: slak, name: prod }
    #                               ^^^^ connection-wrong-type: "prod" in account acme is an aws, an azure and a gcp connection, not a slak one …
`));
});

suite('connection-unavailable', () => {
  test('says when the test failed and what the service said', () => {
    const [diagnostic] = checkDiagnostics(`
# account: aws/prod!
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: !Connection { type: aws, name: prod }
    #                                          ^^^^ connection-unavailable: The aws connection "prod" in account acme failed its last test, 3 h ago: the key was revoked. Test it again or replace its values in Relay.
`);
    assert.equal(diagnostic?.severity, 'warning');
  });
});

suite('connection-malformed', () => {
  const accounts = ['signed out', 'loading', 'none', 'aws/prod'];
  const checkEverywhere = (lines: string) => {
    for (const account of accounts) {
      checkDiagnostics(`
# account: ${account}
steps:
- name: stop
  image: relaysh/core
  spec:
${lines}
`);
    }
  };

  test('a mapping where a sequence was meant', () =>
    checkEverywhere(`
    connection: !Connection {pagerduty, my-account}
    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ connection-malformed: !Connection {pagerduty, my-account} has keys without values. Write !Connection [pagerduty, my-account], or give each value its key.`));

  test('a missing key', () =>
    checkEverywhere(`
    connection: !Connection { type: aws }
    #           ^^^^^^^^^^^^^^^^^^^^^^^^^ connection-malformed: !Connection has no name. Write !Connection { type: …, name: … }.`));

  test('a value that is no text', () =>
    checkEverywhere(`
    connection: !Connection { type: aws, name: 123 }
    #                                          ^^^ connection-malformed: The name of a connection must be text, and YAML reads 123 as something else. Put it in quotes.`));

  test('a key without a value', () =>
    checkEverywhere(`
    connection: !Connection { type: aws, name: staging, kind: x }
    #                                                   ^^^^ connection-malformed: !Connection takes type and name only, not "kind". Remove that key.`));

  test('a sequence of one', () =>
    checkEverywhere(`
    connection: !Connection [aws]
    #           ^^^^^^^^^^^^^^^^^ connection-malformed: !Connection takes exactly two items, a type and a name, and this has 1. Write !Connection [type, name].`));

  test('a scalar', () =>
    checkEverywhere(`
    connection: !Connection prod
    #           ^^^^^^^^^^^^^^^^ connection-malformed: !Connection needs a type and a name. Write !Connection { type: …, name: … }.`));
});

suite('yaml-syntax', () => {
  test('is reported whatever the account', () => {
    for (const account of ['signed out', 'none']) {
      const { text, account: snapshot } = readFixture(`
# account: ${account}
steps:
- name: "stop
  image: relaysh/core
`);
      const diagnostics = diagnose(parseWorkflow(text), snapshot, now);
      assert.ok(diagnostics.length > 0);
      assert.ok(diagnostics.every(({ code, severity }) => code === 'yaml-syntax' && severity === 'error'));
    }
  });
});

suite('diagnostics', () => {
  test('none for an empty text', () => checkDiagnostics(''));

  test('in the order of the text', () =>
    checkDiagnostics(`
# account: aws/prod
steps:
- name: stop
  image: relaysh/core
  spec:
    a: !Connection { type: aws, name: staging }
    #                                 ^^^^^^^ connection-missing: …
    b: !Connection [aws]
    #  ^^^^^^^^^^^^^^^^^ connection-malformed: …
    c: !Connection { type: slack, name: prod }
    #                      ^^^^^ connection-wrong-type: …
`));

  test('an account of another name is compared anew', () => {
    const workflow = parseWorkflow(readFixture(step('!Connection { type: aws, name: staging }')).text);
    const with40: AccountSnapshot = readFixture('# account: aws/staging').account;
    const without: AccountSnapshot = readFixture('# account: aws/prod').account;
    assert.equal(diagnose(workflow, with40, now).length, 0);
    assert.equal(diagnose(workflow, without, now).length, 1);
  });
});
