import assert from 'node:assert/strict';
import { diagnose } from '../../../server/src/languageService';
import { parseWorkflow } from '../../../server/src/workflow/model';
import { checkDiagnostics, checkFix } from '../checkDiagnostics';
import { now, readFixture } from '../fixture';

const step = (spec: string): string => `steps:\n- name: one\n  image: acme/step\n  spec:\n${spec}`;

suite('secret-missing', () => {
  test('is an error on the name, in every way to write one', () => {
    const diagnostics = checkDiagnostics(`
# secrets: password
${step(`    a: \${secrets.token}
    #            ^^^^^ secret-missing: No secret named "token" of workflow team/deploy in account acme (checked 40 s ago). Create it with a quick fix or in Relay.
    b: "\${secrets.'token'} \${secrets['token']} \${secrets.password}"
    #             ^^^^^^^ secret-missing: …
    #                                ^^^^^^^ secret-missing: …
    c: !Secret token
    #          ^^^^^ secret-missing: …
    d: !Secret { name: token }
    #                  ^^^^^ secret-missing: …
    e: !Secret [token]
    #           ^^^^^ secret-missing: …
    f: { $type: Secret, name: token }
    #                         ^^^^^ secret-missing: …
    g: \${jsonUnmarshal($.secrets.token)}
    #                            ^^^^^ secret-missing: …
    h: \${path($, 'secrets.token')}
    #                     ^^^^^ secret-missing: …
    i: !Fn.concat [a, !Secret token]
    #                         ^^^^^ secret-missing: …
  env:
    T: !Secret token
    #          ^^^^^ secret-missing: …
  when: \${secrets.token == 'a'}
  #               ^^^^^ secret-missing: …
triggers:
- name: hook
  source:
    type: webhook
    image: acme/trigger
    spec: { a: !Secret token }
    #                  ^^^^^ secret-missing: …
`)}`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('names the near one', () =>
    checkDiagnostics(`
# secrets: password, token
${step(`    a: \${secrets.pasword}
    #            ^^^^^^^ secret-missing: No secret named "pasword" of workflow team/deploy in account acme (checked 40 s ago). Did you mean "password"?
`)}`));

  test('names are compared exactly', () =>
    checkDiagnostics(`
# secrets: Token, my token
${step(`    a: \${secrets.token}
    #            ^^^^^ secret-missing: …
    b: \${secrets.'my token'} !Secret token \${secrets.Token.part}
`)}`));

  test('not where the name is computed, piped, plain text or not written yet', () =>
    checkDiagnostics(`
# secrets: none
parameters:
  which: {}
${step(`    a: \${secrets[parameters.which]}
    b: \${jsonUnmarshal('{}') |> secrets.token}
    c: \${secrets}
    d: \${$}
    e: !Secret ['']
    f: '$\${secrets.token}'
  input:
  - echo \${secrets.token}
`)}`));

  test('a name that was meant to be computed is told as that alone', () =>
    checkDiagnostics(`
# secrets: none
parameters:
  which: {}
${step(`    a: !Secret '\${parameters.which}'
    #          ^^^^^^^^^^^^^^^^^^^^^ name-not-evaluated: …
    b: \${parameters.which}
`)}`));

  for (const words of ['signed out', 'loading', 'unmatched']) {
    test(`nothing is missing while the secrets are ${words}`, () =>
      checkDiagnostics(`\n# account: aws/prod\n# secrets: ${words}\n${step('    a: !Secret token\n')}`));
  }

  test('an old list, or one that could not be read again, gives a warning that says so', () => {
    const mark = (message: string): string =>
      `\n# secrets: none\n${step(`    a: !Secret token\n    #          ^^^^^ secret-missing: ${message}\n`)}`;
    const head = 'No secret named "token" of workflow team/deploy in account acme';
    const [old] = checkDiagnostics(
      mark(`${head} (checked 2 h ago). Create it with a quick fix or in Relay. It may have been created since.`),
      { readAt: now - 7_200_000 },
    );
    const [failed] = checkDiagnostics(
      mark(
        `${head} (checked 40 s ago). Create it with a quick fix or in Relay. The list could not be read again since: No answer.`,
      ),
      { failure: { reason: 'unreachable', message: 'No answer.' } },
    );
    assert.deepEqual([old?.severity, failed?.severity], ['warning', 'warning']);
  });

  test('who may not create it is sent to an administrator', () =>
    checkDiagnostics(
      `
# secrets: none
${step(`    a: !Secret token
    #          ^^^^^ secret-missing: No secret named "token" of workflow team/deploy in account acme (checked 40 s ago). Ask an administrator of acme to create it.
`)}`,
      { mayCreate: 'no' },
    ));

  test('a comment silences it, and is not called unused when there is nothing to silence', () => {
    for (const names of ['none', 'token']) {
      checkDiagnostics(`\n# secrets: ${names}\n${step('    a: !Secret token # relay-ignore: secret-missing\n')}`);
    }
  });

  test('the setting changes its severity', () => {
    const { text, account, secrets } = readFixture(`\n# secrets: none\n${step('    a: !Secret token\n')}`);
    const severities = new Map([['secret-missing', 'hint']] as const);
    const [found] = diagnose(parseWorkflow(text), account, now, { secrets, severities });
    assert.equal(found?.severity, 'hint');
  });

  test('what is being read again is not called missing', () => {
    const { text, account, secrets } = readFixture(
      `\n# secrets: none\n${step('    a: !Secret token\n    b: !Secret key\n')}`,
    );
    const unsettledSecrets = new Set(['token']);
    const found = diagnose(parseWorkflow(text), account, now, { secrets, unsettledSecrets });
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ['key'],
    );
  });

  test('a near one takes its place, spelled as the place needs', () => {
    const source = (value: string): string => `# secrets: my password, token\n${step(`    a: ${value}\n`)}`;
    const after = (value: string): string => step(`    a: ${value}\n`);
    const title = 'Use secret "my password"';
    checkFix(source('${secrets.mypasswor$0d}'), title, after("${secrets.'my password'}"));
    checkFix(source("'${secrets.mypasswor$0d}'"), title, after(`'\${secrets."my password"}'`));
    checkFix(source('!Secret mypass$0word'), title, after('!Secret my password'));
    checkFix(source('!Secret [mypass$0word]'), title, after('!Secret [my password]'));
    checkFix(source('{ $type: Secret, name: $0mypassword }'), title, after('{ $type: Secret, name: my password }'));
  });
});
