/**
 * The cursor at every place of a workflow, whole and cut off there: what a person sees who types it.
 */
import assert from 'node:assert/strict';
import { codeActions, complete, diagnose, semanticTokens, type CompletionItem } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { client } from './checkCompletion';
import { applied } from './checkDiagnostics';
import { now, readAccount } from './fixture';

const account = readAccount(`aws/prod, aws/it's "my" account, aws/123, slack/team, 4me/a: b, gcp/{x}`);

const text = `apiVersion: v1
summary: "Every \\"form\\" of a reference 😀"
locals: &locals
  shared: &shared !Connection { type: gcp, name: shared }
triggers:
- name: push
  source: { type: webhook, image: acme/trigger, spec: { connection: !Connection [slack, 'team'] } }
  when: \${concat(event.a, connections.slack.team.apiToken)}
steps:
- name: first
  image: relaysh/aws-s3-step-bucket-list:latest
  spec:
    aws:
      connection: !Connection { type: aws, name: prod }
    block: !Connection
      type: aws
      name: other
    empty: !Connection {}
    map:
      $type: Connection
      type: slack
      name: team
    alias: *shared
    google:
    connection:
    plain: \${connections.aws.prod} and \${connections['aws']["my account"].accessKeyID}
    single: '\${connections.aws.''prod''} \${connections.slack."team"}'
    double: "\\u00e9 \${connections.aws.\\"prod\\"} \${$.connections.aws.('my-' + 'x')}"
    literal: |
      #!/bin/sh
        echo \${connections.aws.prod}

      \${path($, 'connections.aws.x')}
    folded: >-
      a \${connections.aws.prod}
      b
  input:
  - echo \${HOME} "\${connections.aws.x}"
- name: second
  type: approval
  dependsOn: [first]
`;

suite('the cursor at every place of a workflow', () => {
  test('gets items that fit their line', () => {
    const workflow = parseWorkflow(text);
    assert.deepEqual(workflow.errors, []);
    for (let offset = 0; offset <= text.length; offset++) {
      const { items } = complete(workflow, offset, account, client, now);
      for (const item of items) checkFits(text, offset, item);
    }
  });

  /** Every place would take seconds. */
  const step = 11;

  test('with the rest of the file gone', () => {
    for (let offset = 0; offset <= text.length; offset += step) checkAt(text.slice(0, offset), offset);
  });

  test('with the rest of the line gone', () => {
    for (let offset = 0; offset <= text.length; offset += step) {
      const lineEnd = offset + text.slice(offset).search(/\n|$/);
      checkAt(text.slice(0, offset) + text.slice(lineEnd), offset);
    }
  });

  test('a chosen connection is the one that the workflow then names', () => {
    const workflow = parseWorkflow(text);
    let chosen = 0;
    for (let offset = 0; offset <= text.length; offset++) {
      const { items } = complete(workflow, offset, account, client, now);
      const connections = items.filter(({ kind }) => kind === 'connection' || kind === 'reference');
      for (const item of connections.slice(offset % 3, (offset % 3) + 1)) {
        if (item.label === '!Connection') continue;
        // A path that begins between two others is not finished by one choice.
        if (item.label.startsWith('connections') && item.edit.span.start === item.edit.span.end) continue;
        const [, name = ''] = /^\*\*(.*?)\*\* \(/.exec(item.documentation ?? '') ?? [];
        const changed = parseWorkflow(choose(item));
        const names = changed.references.connections.map((reference) => reference.name?.text);
        assert.ok(
          names.includes(name.replace(/\\(.)/g, '$1')),
          `${item.label} at ${offset}: ${lineAt(choose(item), offset)}`,
        );
        assert.deepEqual(changed.errors, [], `${item.label} at ${offset}: ${lineAt(choose(item), offset)}`);
        chosen++;
      }
    }
    assert.ok(chosen > 150);
  });

  test('a comment can be written for each diagnostic, which silences it and breaks nothing', () => {
    const diagnosed = (source: string) => diagnose(parseWorkflow(source), nothingThere, now);
    const diagnostics = diagnosed(text);
    assert.ok(diagnostics.length > 15);
    for (const { code, span } of diagnostics) {
      const actions = codeActions(parseWorkflow(text), span, nothingThere, client, now);
      const edits = actions.find(({ title }) => title.startsWith(`Ignore ${code}`))?.edits ?? [];
      const changed = applied(text, edits);
      assert.deepEqual(parseWorkflow(changed).errors, []);
      assert.ok(diagnosed(changed).length < diagnostics.length, `${code} in ${lineAt(text, span.start)}`);
      assert.ok(!diagnosed(changed).some((left) => left.code === 'ignore-unused'));
    }
  });
});

const nothingThere = readAccount('none');

function choose(item: CompletionItem): string {
  return applied(text, [item.edit, ...(item.additionalEdits ?? [])]);
}

function lineAt(whole: string, offset: number): string {
  return whole.slice(whole.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';
}

function checkAt(broken: string, offset: number): void {
  const workflow = parseWorkflow(broken);
  for (const item of complete(workflow, offset, account, client, now).items) checkFits(broken, offset, item);
  for (const { span } of diagnose(workflow, account, now)) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= broken.length);
  }
  codeActions(workflow, { start: offset, end: offset }, account, client, now);
  let end = 0;
  for (const { span } of semanticTokens(workflow)) {
    assert.ok(end <= span.start && span.start < span.end && span.end <= broken.length);
    assert.doesNotMatch(broken.slice(span.start, span.end), /[\r\n]/);
    end = span.end;
  }
}

function checkFits(whole: string, offset: number, { edit, label, additionalEdits = [] }: CompletionItem): void {
  const { start, end } = edit.span;
  assert.ok(start <= offset && offset <= end, `${label} at ${offset}: the cursor is in the range`);
  assert.ok(!whole.slice(start, end).includes('\n'), `${label} at ${offset}: the range is on one line`);
  for (const { span } of additionalEdits) assert.ok(span.end <= start || end <= span.start, `${label} at ${offset}`);
}
