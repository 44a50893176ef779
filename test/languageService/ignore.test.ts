import assert from 'node:assert/strict';
import { codeActions, diagnose, readSeverities } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { applied, checkDiagnostics, checkFix } from './checkDiagnostics';
import { now, readFixture } from './fixture';

suite('# relay-ignore', () => {
  test('behind a line silences a code on it', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x] # relay-ignore: connection-missing
    b: !Connection [aws, y]
    #                    ^ connection-missing: …
`));

  test('alone on a line silences it on the next one with content', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    # relay-ignore: connection-missing

    # aws is made by the deploy job
    a: !Connection [aws, x]
    b: !Connection [aws, y]
    #                    ^ connection-missing: …
`));

  test('silences only the codes that it names', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    # relay-ignore: connection-missing, connection-wrong-type
    a: { b: !Connection [aws, x], c: !Connection prod }
    #                                ^^^^^^^^^^^^^^^^ connection-malformed: …
`));

  test('without a code silences every one', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    # relay-ignore
    a: { b: !Connection [aws, x], c: !Connection prod }
`));

  test('may go on with a remark, and without the colon', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x] # relay-ignore: connection-missing (the deploy job makes it)
    b: !Connection [aws, y] # relay-ignore connection-missing
    c: !Connection [aws, z] # relay-ignore: connection-missing which the deploy job makes
`));

  test('another comment that begins like it is another comment', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x] # relay-ignored: connection-missing
    #                    ^ connection-missing: …
    b: !Connection [aws, y] # see relay-ignore: connection-missing
    #                    ^ connection-missing: …
`));

  test('in a string it is text', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: "\${connections.aws.x} # relay-ignore: connection-missing"
    #                     ^ connection-missing: …
`));

  test('where its key stands, silences a block scalar to its end', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: | # relay-ignore: connection-missing
      # relay-ignore-file: connection-missing
      \${connections.aws.x}
      \${connections.aws.y}
    b: \${connections.aws.z}
    #                    ^ connection-missing: …
`));

  test('behind the last line of a text silences it from its start', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: "\${connections.aws.x}
      \${connections.aws.y}
      and so on" # relay-ignore: connection-missing
`));

  test('behind two texts that meet on a line silences both', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: { b: "\${connections.aws.x}
      ", c: "
      \${connections.aws.y}" } # relay-ignore: connection-missing
`));

  test('between two steps silences the first line of the second, and behind the last nothing', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
# relay-ignore: connection-missing
- { name: go, image: acme/step, spec: { a: !Connection [aws, x] } }
- { name: wait, image: acme/step, spec: { a: !Connection [aws, y] } }
  #                                                            ^ connection-missing: …
# relay-ignore: connection-missing
`));

  test('cannot silence what makes the file unreadable', () =>
    checkDiagnostics(`
steps:
- name: stop
  # relay-ignore
  image: @x
  #      ^ yaml-syntax: …
`));
});

suite('# relay-ignore-file', () => {
  test('silences its codes wherever it stands', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x]
    b: !Connection prod
    #  ^^^^^^^^^^^^^^^^ connection-malformed: …
  # relay-ignore-file: connection-missing
- name: go
  image: acme/step
  spec:
    a: !Connection [aws, y]
`));

  test('and one about a line silence together', () =>
    checkDiagnostics(`
# account: none
# relay-ignore-file: connection-malformed
steps:
- name: stop
  image: acme/step
  spec:
    a: { b: !Connection [aws, x], c: !Connection prod } # relay-ignore: connection-missing
`));

  test('needs a code', () =>
    checkDiagnostics(`
# account: none
# relay-ignore-file
^^^^^^^^^^^^^^^^^^^ ignore-unused: This comment ignores nothing. Name the codes that this file is not to have: # relay-ignore-file: code, code.
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x]
    #                    ^ connection-missing: …
`));
});

suite('a comment that silences nothing', () => {
  test('is faded, at the code', () =>
    checkDiagnostics(`
steps:
- name: stop # relay-ignore: connection-malformed
#                            ^^^^^^^^^^^^^^^^^^^^ ignore-unused: There is no connection-malformed to ignore on its line. Remove it from the comment.
  image: acme/step
`));

  test('is not called so where the account decides', () => {
    for (const account of ['signed out', 'aws/prod']) {
      checkDiagnostics(`
# account: ${account}
# relay-ignore-file: connection-unavailable
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, prod] # relay-ignore: connection-missing
    # relay-ignore
    b: !Connection [aws, prod]
`);
    }
  });

  test('is not called so while the text is no YAML', () =>
    checkDiagnostics(`
steps:
- name: stop # relay-ignore: connection-malformed
  image: @x
  #      ^ yaml-syntax: …
`));

  test('is not called so where the setting silences the code as well', () => {
    const { text, account } = readFixture(`
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection prod # relay-ignore: connection-malformed
`);
    const { severities } = readSeverities({ 'connection-malformed': 'off' });
    assert.deepEqual(diagnose(parseWorkflow(text), account, now, { severities }), []);
  });

  test('with a code that there is not says which was meant', () =>
    checkDiagnostics(`
# account: none
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, x] # relay-ignore: conection-missing
    #                    ^ connection-missing: …
    #                                       ^^^^^^^^^^^^^^^^^ ignore-unused: No diagnostic has the code "conection-missing". Did you mean "connection-missing"?
`));

  test('about what no comment silences says what does', () =>
    checkDiagnostics(`
# relay-ignore-file: yaml-syntax, ignore-unused
#                    ^^^^^^^^^^^ ignore-unused: A comment cannot ignore yaml-syntax. The setting relay.diagnostics.severity can switch it off.
#                                 ^^^^^^^^^^^^^ ignore-unused: A comment cannot ignore ignore-unused. …
steps: []
`));

  test('is repaired or removed, with its line if that is all', () => {
    const source = 'steps:\n# relay-ignore: conection-malformed$0\n- name: stop\n';
    checkFix(
      source,
      'Change conection-malformed to connection-malformed',
      source.replace('conec', 'connec').replace('$0', ''),
    );
    checkFix(source, 'Remove this comment', 'steps:\n- name: stop\n');
    checkFix('steps: [] # relay-ignore: x$0\n', 'Remove this comment', 'steps: []\n');
    const several = 'steps: [] # relay-ignore: connection-missing, connection-malformed$0, connection-wrong-type\n';
    checkFix(
      several,
      'Remove connection-malformed from this comment',
      'steps: [] # relay-ignore: connection-missing, connection-wrong-type\n',
    );
    const last = 'steps: [] # relay-ignore: connection-missing, connection-malformed$0\n';
    checkFix(last, 'Remove connection-malformed from this comment', 'steps: [] # relay-ignore: connection-missing\n');
  });
});

suite('the action that writes the comment', () => {
  const ignore = 'Ignore connection-missing on this line';

  test('is the last one, never preferred, and belongs to its diagnostic', () => {
    const actions = actionsAt(
      '# account: none\nsteps:\n- name: stop\n  spec:\n    a: !Connection [aws, $0x]\n',
    ).actions;
    const last = actions.at(-1);
    assert.equal(last?.title, ignore);
    assert.equal(last.preferred, false);
    assert.deepEqual(
      last.diagnostics.map(({ code }) => code),
      ['connection-missing'],
    );
    assert.equal(actions.filter(({ title }) => title.startsWith('Ignore')).length, 1);
  });

  test('writes above the line, as far to the right', () =>
    checkFix(
      '# account: none\nsteps:\n- name: stop\n  spec:\n    a: !Connection [aws, $0x]\n',
      ignore,
      'steps:\n- name: stop\n  spec:\n    # relay-ignore: connection-missing\n    a: !Connection [aws, x]\n',
    ));

  test('above the key of a text of several lines', () =>
    checkFix(
      '# account: none\nsteps:\n- spec:\n    a: |\n\n      ${connections.aws.$0x}\n',
      ignore,
      'steps:\n- spec:\n    # relay-ignore: connection-missing\n    a: |\n\n      ${connections.aws.x}\n',
    ));

  test('into the comment that is there', () => {
    checkFix(
      '# account: none\nsteps:\n- spec:\n    a: !Connection [aws, $0x] # relay-ignore: yaml-syntax (really)\n',
      ignore,
      'steps:\n- spec:\n    a: !Connection [aws, x] # relay-ignore: yaml-syntax, connection-missing (really)\n',
    );
    checkFix(
      '# account: none\nsteps:\n- spec:\n    # relay-ignore: yaml-syntax\n    a: !Connection [aws, $0x]\n',
      ignore,
      'steps:\n- spec:\n    # relay-ignore: yaml-syntax, connection-missing\n    a: !Connection [aws, x]\n',
    );
  });

  test('with the line breaks of the file', () =>
    checkFix(
      '# account: none\nsteps:\r\n- spec:\r\n    a: !Connection [aws, $0x]\r\n',
      ignore,
      'steps:\r\n- spec:\r\n    # relay-ignore: connection-missing\r\n    a: !Connection [aws, x]\r\n',
    ));

  test('for each line of a selection', () => {
    const { text, account } = readFixture(
      '# account: none\nsteps:\n- name: stop\n  image: acme/step\n  spec:\n    a: [!Connection [aws, x], !Connection [aws, y]]\n    b: !Connection [aws, z]\n',
    );
    const client = { commands: new Set<string>() };
    const actions = codeActions(parseWorkflow(text), { start: 0, end: text.length }, account, client, now);
    const both = actions.find(({ title }) => title === 'Ignore connection-missing on these 2 lines');
    const changed = applied(text, both?.edits ?? []);
    assert.equal(changed.split('# relay-ignore').length, 3);
    assert.deepEqual(diagnose(parseWorkflow(changed), account, now), []);
  });

  test('is not offered for what no comment silences', () => {
    const { actions } = actionsAt('steps: $0[\n');
    assert.deepEqual(actions, []);
  });
});

function actionsAt(source: string) {
  const { text, account, cursor } = readFixture(source);
  assert.ok(cursor !== undefined);
  const client = { commands: new Set<string>() };
  return { text, actions: codeActions(parseWorkflow(text), { start: cursor, end: cursor }, account, client, now) };
}
