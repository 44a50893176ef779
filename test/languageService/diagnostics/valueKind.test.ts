import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('value-kind', () => {
  test('of the keys at the top', () => {
    const diagnostics = checkDiagnostics(`
apiVersion: [v1]
#           ^^^^ value-kind: "apiVersion" has to be text, and this is a list. Write a word or a sentence.
parameters: region
#           ^^^^^^ value-kind: "parameters" has to be a mapping, and this is text. Write keys with their values: "name: …".
steps:
^^^^^ value-kind: "steps" has to be a list, and this is a mapping. Start each item with "- ".
  build:
    image: relaysh/core
triggers: hello
#         ^^^^^ value-kind: "triggers" has to be a list, and this is text. Start each item with "- ".
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('of a step', () =>
    checkDiagnostics(`
steps:
- name: [a]
  #     ^^^ value-kind: "name" has to be text, and this is a list. …
  image: relaysh/core
  spec: \${parameters}
  #     ^^^^^^^^^^^^^ value-kind: "spec" has to be a mapping, and this is text. Write keys with their values: "name: …".
  env:
  ^^^ value-kind: "env" has to be a mapping, and this is a list. …
  - A=1
  input: echo
  #      ^^^^ value-kind: "input" has to be a list, and this is text. Start each item with "- ".
  args: [-n, 5, [x], { a: b }]
  #             ^^^ value-kind: An item of args has to be text, and this is a list. …
  #                  ^^^^^^^^ value-kind: An item of args has to be text, and this is a mapping. …
  dependsOn: { a: b }
  #          ^^^^^^^^ value-kind: "dependsOn" has to be a list, and this is a mapping. …
- build
  ^^^^^ value-kind: An item of steps has to be a mapping, and this is text. Write keys with their values: "name: …".
`));

  test('of a trigger and a parameter', () =>
    checkDiagnostics(`
parameters:
  region: eu
  #       ^^ value-kind: "region" has to be a mapping, and this is text. …
triggers:
- name: hook
  source: push
  #       ^^^^ value-kind: "source" has to be a mapping, and this is text. …
  binding: []
  #        ^^ value-kind: "binding" has to be a mapping, and this is a list. …
steps:
- { name: a, image: i, when: !Parameter region }
`));

  test('of the whole', () => {
    checkDiagnostics(`
- name: build
^^^^^^^^^^^^^ value-kind: The workflow has to be a mapping, and this is a list. Write keys with their values: "name: …".
- name: test
`);
    checkDiagnostics(`
hello
^^^^^ value-kind: The workflow has to be a mapping, and this is text. …
`);
  });

  test('whatever the engine takes is right', () =>
    checkDiagnostics(`
apiVersion: v1
name: 5
description: ~
tags: one
locals: 7
parameters:
  region:
  zone: ~
  count: { default: [1], type: number, description: 5 }
steps:
- name: 1
  image: true
  spec:
  env: ~
  input:
  args: [1, true, ~, 2020-01-01]
  command: 5
  dependsOn:
  when: { a: [b] }
- name: two
  image: i
  dependsOn: !Other 1
  when:
  - \${parameters}
triggers:
- name: hook
  source: { type: push, schema: }
  binding:
- name: other
  source: { type: push }
  binding: { key: [a], parameters: ~ }
`));

  test('what aliases repeat is told where it stands, and at the alias', () =>
    checkDiagnostics(`
locals: &list [a]
steps:
- name: a
  image: i
  spec: *list
  #     ^^^^^ value-kind: …
- name: b
  image: i
  spec: *list
  #     ^^^^^ value-kind: …
`));

  test('a text becomes a list of one', () => {
    const step = (input: string) => `steps:\n- name: a\n  image: i\n  ${input}\n`;
    checkFixes(step('input: e$0cho'), '* Make "input" a list');
    checkFixes('steps: hel$0lo\n');
    checkFix(step('input: e$0cho done'), 'Make "input" a list', step('input:\n  - echo done'));
    checkFix(step('inp$0ut: |\n    echo\n    done'), 'Make "input" a list', step('input:\n  - |\n    echo\n    done'));
    checkFix(
      `steps:\n- args:   "-$0n" # quiet\n  name: a\n  image: i\n`,
      'Make "args" a list',
      `steps:\n- args:\n  - "-n" # quiet\n  name: a\n  image: i\n`,
    );
    checkFix(
      `steps: [{ name: a, image: i, args: -$0n }]\n`,
      'Make "args" a list',
      `steps: [{ name: a, image: i, args: [-n] }]\n`,
    );
  });
});
