import assert from 'node:assert/strict';
import { checkDiagnostics } from '../checkDiagnostics';

/** A parameter `region`, and a step with what follows. */
function checkUse(lines: string, mark = ''): ReturnType<typeof checkDiagnostics> {
  return checkDiagnostics(`
parameters:
  region: {}
${mark}steps:
- name: stop
  image: relaysh/core
${lines}
`);
}

const unused = '# ^^^^^^ parameter-unused: Nothing in this workflow reads the parameter "region".\n';

suite('parameter-unused', () => {
  test('is a faded hint on the declaration', () => {
    const [diagnostic] = checkUse('  spec: {}', unused.replace('# ', '  '));
    assert.equal(diagnostic?.severity, 'hint');
    assert.equal(diagnostic.faded, true);
  });

  test('a trigger that sets it does not use it', () =>
    checkUse(
      '  spec: {}\ntriggers:\n- name: a\n  source: { type: push }\n  binding: { parameters: { region: x } }',
      unused.replace('# ', '  '),
    ));

  test('text that is not evaluated does not use it', () =>
    checkUse('  input:\n  - echo ${parameters.region}', unused.replace('# ', '  ')));

  test('a reference uses it', () => {
    checkUse('  spec: { a: !Parameter region }');
    checkUse('  when: ${parameters.region == 1}');
    checkUse('  env:\n    A: ${$.parameters["region"]}');
    checkUse(`  env:\n    A: \${path($, 'parameters.region')}`);
    checkUse('  spec: { a: { $fn.concat: [{ $type: Parameter, name: region }] } }');
  });

  test('a reference to all, or to one that is computed, may use it', () => {
    checkUse('  when: ${parameters}');
    checkUse('  when: ${$}');
    checkUse('  when: ${parameters[secrets.which]}');
    checkUse('  when: ${$[secrets.which]}');
  });

  test('a reference that is being typed may use it', () => {
    checkUse('  when: ${parameters.}\n#                    ^ expression-syntax: …');
    checkUse('  when: ${parameters.region\n#       ^^ expression-syntax: …');
    checkUse('  when: ${parameters.region == }\n#                              ^ expression-syntax: …');
  });

  test('a tag that cannot be read may hold the use', () =>
    checkUse(
      '  spec:\n    a: !Connection { type: aws, name: !Parameter region }\n    #                                 ^^^^^^^^^^^^^^^^^ connection-malformed: …',
    ));
});
