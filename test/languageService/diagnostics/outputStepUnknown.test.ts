import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix } from '../checkDiagnostics';

suite('output-step-unknown', () => {
  test('on the name of the step, in every way to write one', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
- name: test
  image: relaysh/core
  spec:
    a: \${outputs.biuld.tag}
    #            ^^^^^ output-step-unknown: This workflow has no step named "biuld". Did you mean "build"?
    b: !Output [biuld, tag]
    #           ^^^^^ output-step-unknown: …
    c: !Output { from: biuld, name: tag }
    #                  ^^^^^ output-step-unknown: …
    d: { $type: Output, taskName: biuld, name: tag }
    #                             ^^^^^ output-step-unknown: …
    e: \${outputs['biuld']}
    #            ^^^^^^^ output-step-unknown: …
    f: \${outputs.build.tag} \${outputs} \${outputs[secrets.which].tag}
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('is a warning where the engine does without it', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: test
  image: relaysh/core
  spec:
    a: \${coalesce(outputs.build.tag, 'latest')}
    #                     ^^^^^ output-step-unknown: …
    b: !Fn.coalesce [ !Output [build, tag], latest ]
    #                          ^^^^^ output-step-unknown: …
    c: \${coalesce(concat(outputs.build.tag), 'latest')}
    #                            ^^^^^ output-step-unknown: …
`);
    assert.deepEqual(
      diagnostics.map(({ severity }) => severity),
      ['warning', 'warning', 'error'],
    );
  });

  test('the near name is used', () =>
    checkFix(
      `
steps:
- name: build
  image: relaysh/core
- name: test
  image: relaysh/core
  when: !Output [bild$0, tag]
`,
      'Use step "build"',
      `steps:
- name: build
  image: relaysh/core
- name: test
  image: relaysh/core
  when: !Output [build, tag]
`,
    ));
});
