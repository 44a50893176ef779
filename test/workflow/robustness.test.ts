import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cursorAt } from '../../server/src/workflow/cursor';
import { isWorkflow } from '../../server/src/workflow/detect';
import { parseWorkflow } from '../../server/src/workflow/model';
import type { Span } from '../../server/src/workflow/span';

const sample = `# 🚀
apiVersion: v1
parameters: { region: { default: "eu" } }
locals:
  text: &text !Fn.concat ['a', !Parameter region]
triggers:
- name: t
  source: { type: webhook, image: relaysh/t, spec: { c: !Connection [aws, x] } }
  binding: { parameters: { region: !Data r } }
steps:
- &one
  name: one
  image: relaysh/core
  when: ["\${parameters.region == 'eu'}"]
  spec:
    c: !Connection { type: aws, name: 'my account' }
    d: |
      text \${connections.gcp.'x'} \\
    e: >-
      folded
      \${secrets.s}
    f: "\\u00e9 \${outputs.'a b'.c}"
    g: *text
- <<: *one
  name: two
`;

suite('any text', () => {
  test('every beginning of a workflow', () => {
    for (let end = 0; end <= sample.length; end += 1) readAll(sample.slice(0, end));
  });
  test('every rest of a workflow', () => {
    for (let start = 0; start <= sample.length; start += 3) readAll(sample.slice(start));
  });
  test('a workflow with a character too many or too few', () => {
    const character = fc.constantFrom(...Array.from('\n\r\t :-{}[]"\'|>&*!%@`#,?$\\aé🚀\0'));
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(3), fc.array(character, { maxLength: 3 }), (at, removed, added) => {
        readAll(sample.slice(0, at) + added.join('') + sample.slice(at + removed));
      }),
      { numRuns: 300 },
    );
  });
  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), readAll), { numRuns: 300 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readAll(new TextDecoder().decode(bytes))),
      { numRuns: 200 },
    );
  });
  test('YAML made to break its readers is read in no time', () => {
    const bomb = (item: (n: number) => string): string => Array.from({ length: 60 }, (_, n) => item(n)).join('\n');
    const inSpec = '\nsteps:\n- spec: { x: *a60, y: !Connection [*a60, *a60], z: { $type: Other, v: *a60 } }\n';
    const texts = [
      `a0: &a0 [x]\n${bomb((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`)}${inSpec}`,
      `a0: &a0 {x: 1}\n${bomb((n) => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}], k${n}: 1}`)}${inSpec}`,
      `steps:\n- spec: ${'['.repeat(20_000)}`,
      `steps:\n- spec: ${'{a: '.repeat(20_000)}`,
      '- '.repeat(20_000),
      Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      'a: 1\n'.repeat(10_000),
      `steps:\n- spec:\n    a: ${'${'.repeat(20_000)}`,
      `a: [${','.repeat(20_000)}`,
    ];
    for (const text of texts) {
      const started = performance.now();
      readAll(text);
      assert.ok(performance.now() - started < 2000, text.slice(0, 60));
    }
  });
  test('nesting that is too deep is said, not read', () => {
    const { errors } = parseWorkflow(`a: ${'['.repeat(1000)}${']'.repeat(1000)}`);
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['TOO_DEEP'],
    );
  });
});

/** Nothing throws, and every span lies in the text. */
function readAll(text: string): void {
  isWorkflow(text);
  const workflow = parseWorkflow(text);
  cursorAt(workflow, 0);
  cursorAt(workflow, text.length >> 1);
  cursorAt(workflow, text.length);
  const { references, errors, sites } = workflow;
  const found: readonly { readonly span: Span }[] = [
    ...Object.values<readonly { readonly span: Span }[]>({ ...references }).flat(),
    ...errors,
    ...sites.map(({ scalar }) => scalar),
  ];
  for (const { span } of found) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
  for (const { template } of sites) assert.ok(template.parts.length >= 0);
}
