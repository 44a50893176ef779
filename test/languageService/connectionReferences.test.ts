import assert from 'node:assert/strict';
import { connectionReferences, diagnose } from '../../server/src/languageService';
import { connectionKey } from '../../server/src/relay/account';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow } from '../../server/src/workflow/model';
import { now, readFixture } from './fixture';

suite('references to connections', () => {
  test('each has its verdict, in the order of the text', () =>
    checkReferences(
      `
# account: aws/prod, aws/old!, slack/team
triggers:
- name: nightly
  source: { type: push }
  binding: { parameters: { key: "\${connections.aws.'prod'.key}" } }
steps:
- name: one
  image: acme/step
  spec:
    a: !Connection { type: aws, name: old }
    b: !Connection [gcp, none]
- image: acme/step
  spec: { deep: [{ c: "\${connections.aws.'team'}" }] }
- name: three
  image: acme/step
  spec: { d: !Connection { type: awz, name: prod2 } }
`,
      [
        "aws/prod present at 'prod' in trigger nightly binding.parameters.key",
        'aws/old unavailable at old in step one spec.a',
        'gcp/none missing at none in step one spec.b, to create',
        "aws/team wrongType at 'team' in step 2 spec.deep.0.c, to create",
        'awz/prod2 typeUnknown at prod2 in step three spec.d',
      ],
    ));

  test('where nothing can be said nothing is', () => {
    const places = `
- image: acme/step
  spec:
    a: \${connections.aws}
    b: !Connection { type: aws, name: '' }
    c: !Connection { type: aws, name: '\${parameters.name}' }
`;
    const unsaid = [
      'aws none at aws in step 1 spec.a',
      "aws/ none at '' in step 1 spec.b",
      "aws/${parameters.name} none at '${parameters.name}' in step 1 spec.c",
    ];
    checkReferences(`# account: aws/prod\nsteps:${places}`, unsaid);
  });

  test('of a connection whose absence is being checked nothing else is said', () => {
    const { text, account } = readFixture(`
# account: aws/prod
steps:
- image: acme/step
  spec: { a: !Connection { type: aws, name: new }, b: !Connection { type: aws, name: prod } }
`);
    const unsettled = new Set([connectionKey({ type: 'aws', name: 'new' })]);
    assert.deepEqual(
      connectionReferences(parseWorkflow(text), account, now, unsettled).map(({ verdict, problem }) => [
        verdict,
        problem,
      ]),
      [
        ['unsettled', undefined],
        ['present', undefined],
      ],
    );
  });

  test('of an account that is not known nothing is said', () => {
    const place = 'steps:\n- image: acme/step\n  spec: { a: !Connection { type: aws, name: prod } }\n';
    for (const account of ['signed out', 'loading', 'unreachable'])
      checkReferences(`# account: ${account}\n${place}`, ['aws/prod none at prod in step 1 spec.a']);
  });

  test('the sentence is that of the diagnostic, whose severity falls with the age of the list', () => {
    const source = `
# account: aws/prod
steps:
- image: acme/step
  spec: { a: !Connection { type: aws, name: prd } }
`;
    for (const [readAt, severity] of [
      [now - 40_000, 'error'],
      [now - 7_200_000, 'warning'],
    ] as const) {
      const { text, account } = readFixture(source, { readAt });
      const workflow = parseWorkflow(text);
      const [reference] = connectionReferences(workflow, account, now);
      const diagnostic = diagnose(workflow, account, now).find(({ code }) => code === 'connection-missing');
      assert.equal(reference?.problem?.severity, severity);
      assert.equal(reference.problem.message, diagnostic?.message);
    }
  });

  test('after an edit above they are where the text is', () => {
    const { text, account } = readFixture(`
# account: aws/prod
steps:
- name: one
  image: acme/step
- name: two
  image: acme/step
  spec: { a: !Connection { type: aws, name: prod } }
`);
    const longer = text.replace('- name: one', '- name: zero\n  image: acme/step\n- name: one');
    const edited = reparseWorkflow(longer, reparseWorkflow(text, undefined));
    assert.deepEqual(
      connectionReferences(edited, account, now),
      connectionReferences(parseWorkflow(longer), account, now),
    );
  });
});

function checkReferences(source: string, expected: readonly string[]): void {
  const { text, account } = readFixture(source);
  const shown = connectionReferences(parseWorkflow(text), account, now).map(
    ({ type, name, span, holder, verdict, isToCreate }) =>
      `${name === undefined ? type : `${type}/${name}`} ${verdict} at ${text.slice(span.start, span.end)} ` +
      `in ${holder.kind} ${holder.name ?? holder.index + 1} ${holder.path}${isToCreate ? ', to create' : ''}`,
  );
  assert.deepEqual(shown, expected);
}
