import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('parameter-undeclared', () => {
  test('is a warning on the name, in every way to write one', () => {
    const diagnostics = checkDiagnostics(`
parameters:
  region: {}
steps:
- name: stop
  image: relaysh/core
  spec:
    a: \${parameters.zone}
    #               ^^^^ parameter-undeclared: No parameter "zone" is declared in this workflow. Declare it under "parameters": without that, it has a value only in a run that is given one.
    b: !Parameter zone
    #             ^^^^ parameter-undeclared: …
    c: !Parameter { name: zone }
    #                     ^^^^ parameter-undeclared: …
    d: { $type: Parameter, name: zone }
    #                            ^^^^ parameter-undeclared: …
    e: "\${parameters['zone']} \${$.parameters.zone} \${parameters.region}"
    #                ^^^^^^ parameter-undeclared: …
    #                                        ^^^^ parameter-undeclared: …
  when: \${parameters.zone == 'a'}
  #                  ^^^^ parameter-undeclared: …
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  });

  test('names the near one', () =>
    checkDiagnostics(`
parameters:
  region: {}
steps:
- name: stop
  image: relaysh/core
  spec:
    a: \${parameters.regoin}
    #               ^^^^^^ parameter-undeclared: No parameter "regoin" is declared in this workflow. Did you mean "region"?
    b: !Parameter region
`));

  test('not where the name is computed, piped or declared by a number', () =>
    checkDiagnostics(`
parameters:
  1: {}
  which: { default: zone }
steps:
- name: stop
  image: relaysh/core
  spec:
    a: \${parameters[parameters.which]}
    b: \${jsonUnmarshal(secrets.s) |> parameters.zone}
    c: \${parameters}
    d: \${parameters.1}
  input:
  - echo \${parameters.zone}
`));

  test('not where the declarations cannot be read', () =>
    checkDiagnostics(`
parameters: [zone]
#           ^^^^^^ value-kind: …
steps:
- name: stop
  image: relaysh/core
  spec:
    a: \${parameters.zone}
`));

  test('not in a trigger, which has no parameters', () =>
    checkDiagnostics(`
triggers:
- name: hook
  source: { type: push }
  when: \${parameters.zone == 'a'}
  #       ^^^^^^^^^^ root-unavailable: …
`));

  test('declared ones may be merged', () =>
    checkDiagnostics(`
locals: &shared
  zone: {}
parameters:
  <<: *shared
steps:
- name: stop
  image: relaysh/core
  spec:
    a: \${parameters.zone}
`));

  test('the near name is used, spelled as its place wants', () => {
    const source = (reference: string) => `parameters:
  my zone: {}
steps:
- name: stop
  image: relaysh/core
  spec:
    a: ${reference}
`;
    const checkUse = (before: string, after: string) =>
      checkFix(source(before), 'Use parameter "my zone"', source(after.replace('$0', '')));
    checkFixes(source('!Parameter my zo$0ne2'), '* Use parameter "my zone"', 'Declare the parameter "my zone2"');
    checkUse('!Parameter my zo$0ne2', '!Parameter my zone');
    checkUse(`\${parameters.my-zo$0ne}`, `\${parameters.'my zone'}`);
    checkUse(`'\${parameters.my-zo$0ne}'`, `'\${parameters."my zone"}'`);
  });
});

suite('declaring a parameter', () => {
  const step = `steps:
- name: stop
  image: relaysh/core
  spec:
    a: !Parameter zo$0ne
`;
  const checkDeclared = (before: string, after: string) =>
    checkFix(before + step, 'Declare the parameter "zone"', after + step.replace('$0', ''));

  test('is preferred where no other is near', () => checkFixes(step, '* Declare the parameter "zone"'));

  test('below those that are there, indented like them', () =>
    checkDeclared(
      `parameters:
    region:
        default: |
            a
            b   # not a comment

# about steps
`,
      `parameters:
    region:
        default: |
            a
            b   # not a comment
    zone: {}

# about steps
`,
    ));

  test('behind the comment on the last line', () =>
    checkDeclared(`parameters:\n  region: # where\n`, `parameters:\n  region: # where\n  zone: {}\n`));

  test('in a flow mapping', () => {
    checkDeclared(`parameters: { region: {} }\n`, `parameters: { region: {}, zone: {} }\n`);
    checkDeclared(`parameters: {}\n`, `parameters: {zone: {}}\n`);
  });

  test('below the key that has nothing yet', () =>
    checkDeclared(`locals:\n    a: 1\nparameters:\n`, `locals:\n    a: 1\nparameters:\n    zone: {}\n`));

  test('in a new block before the steps', () => {
    checkDeclared(`apiVersion: v1\n`, `apiVersion: v1\nparameters:\n  zone: {}\n`);
    checkDeclared(`apiVersion: v1\n\n`, `apiVersion: v1\n\nparameters:\n  zone: {}\n\n`);
  });

  test('before the triggers, and the comment above them', () =>
    checkDeclared(
      `apiVersion: v1

# when it runs
triggers:
- name: hook
  source: { type: push }

`,
      `apiVersion: v1

parameters:
  zone: {}

# when it runs
triggers:
- name: hook
  source: { type: push }

`,
    ));

  test('below the comment that starts the file', () =>
    checkDeclared(`# What this does.\n`, `# What this does.\nparameters:\n  zone: {}\n`));

  test('with the line ends of the file', () =>
    checkFix(
      step.replaceAll('\n', '\r\n'),
      'Declare the parameter "zone"',
      `parameters:\n  zone: {}\n${step.replace('$0', '')}`.replaceAll('\n', '\r\n'),
    ));

  test('in a file that is one flow mapping', () =>
    checkFix(
      `{ steps: [ { name: a, image: b, when: !Parameter zo$0ne } ] }`,
      'Declare the parameter "zone"',
      `{ parameters: { zone: {} }, steps: [ { name: a, image: b, when: !Parameter zone } ] }`,
    ));

  test('a name that is no plain word is put in quotes', () =>
    checkFix(
      `steps:\n- name: a\n  image: b\n  when: !Parameter 'a: $0b'\n`,
      'Declare the parameter "a: b"',
      `parameters:\n  'a: b': {}\nsteps:\n- name: a\n  image: b\n  when: !Parameter 'a: b'\n`,
    ));
});
