import assert from 'node:assert/strict';
import { diagnose } from '../../../server/src/languageService';
import { parseWorkflow } from '../../../server/src/workflow/model';
import { checkDiagnostics } from '../checkDiagnostics';

suite('dependency-cycle', () => {
  test('is told once, with its path, where the first step needs the next', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
  dependsOn: [prepare, deploy]
  #                    ^^^^^^ dependency-cycle: These steps wait for each other and never run: build → deploy → test → build. Remove one of these dependencies: "dependsOn", or the use of an output or a status.
- name: prepare
  image: relaysh/core
- name: test
  image: relaysh/core
  spec:
    tag: \${outputs.build.tag}
- name: deploy
  image: relaysh/core
  when: \${steps.test.succeeded}
- name: announce
  image: relaysh/core
  dependsOn: deploy
`);
    assert.equal(diagnostic?.severity, 'error');
  });

  test('the shortest way around', () =>
    checkDiagnostics(`
steps:
- name: a
  image: relaysh/core
  dependsOn: [b, c]
  #              ^ dependency-cycle: These steps wait for each other and never run: a → c → a. …
- name: b
  image: relaysh/core
  dependsOn: c
- name: c
  image: relaysh/core
  dependsOn: a
`));

  test('two that have nothing to do with each other', () =>
    checkDiagnostics(`
steps:
- { name: a, image: i, dependsOn: b }
#                                 ^ dependency-cycle: These steps wait for each other and never run: a → b → a. …
- { name: c, image: i, dependsOn: [d, a] }
#                                  ^ dependency-cycle: These steps wait for each other and never run: c → d → c. …
- { name: b, image: i, dependsOn: a }
- { name: d, image: i, dependsOn: c }
`));

  test('many steps are abbreviated', () => {
    const steps = Array.from({ length: 30 }, (_, index) => {
      const mark =
        '                                   ^^ dependency-cycle: These steps wait for each other and never run: s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → s8 → s9 → … → s0. …\n';
      return `- { name: s${index}, image: i, dependsOn: s${(index + 1) % 30} }\n${index === 0 ? mark : ''}`;
    });
    checkDiagnostics(`\nsteps:\n${steps.join('')}`);
  });

  test('a diamond is none, in whichever order', () =>
    checkDiagnostics(`
steps:
- { name: d, image: i, dependsOn: [b, c] }
- { name: b, image: i, dependsOn: a }
- { name: c, image: i, when: "\${outputs.a.x}" }
- { name: a, image: i }
`));

  test('what the engine does without makes none', () =>
    checkDiagnostics(`
steps:
- { name: a, image: i, dependsOn: b }
- { name: b, image: i, when: "\${coalesce(outputs.a.x, 1)}" }
`));

  test('a chain as long as a large file is followed to its end', () => {
    const length = 5_000;
    const step = (index: number) => `- { name: s${index}, image: i, dependsOn: s${(index + 1) % length} }\n`;
    const text = `steps:\n${Array.from({ length }, (_, index) => step(index)).join('')}`;
    const diagnostics = diagnose(parseWorkflow(text), { kind: 'signedOut' }, 0);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['dependency-cycle'],
    );
  });
});
