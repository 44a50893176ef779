import assert from 'node:assert/strict';
import { checkChoice, checkCompletion, checkFirst, completeAt } from './checkCompletion';

/** A value of the second step's `spec`. */
function inStep(value: string): string {
  return workflow(`    value: ${value}`);
}

function workflow(line: string): string {
  return `
# account: aws/prod
parameters:
  region: { description: "Where to look", default: eu-central-1 }
  dry run: {}
triggers:
- name: merged
  source:
    type: webhook
    image: relaysh/github-trigger-pull-request-merged
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec: { a: !Secret token, b: "\${outputs.other.key}" }
- name: check
  image: acme/check
  description: Looks twice
  spec:
${line}
- name: my step
  image: acme/other
`;
}

function inTrigger(line: string): string {
  return `
triggers:
- name: merged
  source:
    type: webhook
    image: relaysh/github-trigger-pull-request-merged
  ${line}
`;
}

const steps = ['list', 'my step'];

suite('completion of an expression', () => {
  test('begins with the roots that have a value there, functions, and whole connections', () => {
    checkFirst(inStep('${$0}'), 'connections', 'secrets', 'parameters', 'outputs', 'steps', 'append', 'coalesce');
    checkFirst(inStep('${ou$0}'), 'outputs');
    checkFirst(inTrigger('when: ${$0}'), 'connections', 'secrets', 'event', 'append');
    const labels = completeAt(inStep('${$0}')).list.items.map(({ label }) => label);
    assert.equal(labels.at(-1), 'connections.aws.prod');
  });

  test('calls a function, with the cursor between its brackets', () => {
    checkChoice(inStep('${conc$0}'), 'concat', '    value: ${concat()}');
    const { list } = completeAt(inStep('${conc$0}'));
    assert.equal(list.items.find(({ label }) => label === 'concat')?.caret, 7);
    assert.equal(list.items.find(({ label }) => label === 'now')?.caret, undefined);
  });

  test('has only functions where the brackets are there', () => {
    checkCompletion(inStep('${jsonU$0(a)}'), 'jsonUnmarshal');
    checkChoice(inStep('${jsonM$0(a)}'), 'jsonMarshal', '    value: ${jsonMarshal(a)}');
  });

  test('has the declared parameters', () => {
    checkCompletion(inStep('${parameters.$0}'), 'region', 'dry run');
    checkCompletion(inStep('${parameters.re$0}'), 'region');
    checkChoice(inStep('${parameters.$0}'), 'dry run', "    value: ${parameters.'dry run'}");
    checkChoice(inStep("'${parameters[$0]}'"), 'region', `    value: '\${parameters["region"]}'`);
    const [region] = completeAt(inStep('${parameters.$0}')).list.items;
    assert.equal(region?.documentation, 'Where to look\n\nDefault: eu-central-1');
  });

  test('has the secrets that the workflow uses elsewhere', () => {
    checkCompletion(inStep('${secrets.$0}'), 'token');
    checkCompletion(inStep('${secrets.to$0}'), 'token');
  });

  test('has the other steps, with their images', () => {
    checkCompletion(inStep('${outputs.$0}'), ...steps);
    checkCompletion(inStep('${steps.$0}'), ...steps);
    checkChoice(inStep('${outputs.$0}'), 'my step', "    value: ${outputs.'my step'}");
    assert.equal(completeAt(inStep('${outputs.$0}')).list.items[0]?.detail, 'relaysh/aws-s3-step-bucket-list');
  });

  test('has the outputs that the image of a step is published to give, and those that are read elsewhere', () => {
    checkCompletion(inStep('${outputs.list.$0}'), 'buckets');
    checkCompletion(inStep('${outputs.other.$0}'), 'key');
    checkCompletion(inStep("${outputs['list'].$0}"), 'buckets');
  });

  test('has the ways in which a step can end', () => {
    checkCompletion(inStep('${steps.list.$0}'), 'succeeded', 'failed', 'skipped');
    checkCompletion(inStep('${steps.list.succeeded.$0}'));
  });

  test('has the data of the event in a trigger', () => {
    checkFirst(inTrigger('when: ${event.br$0}'), 'branch');
    checkCompletion(inStep('${event.$0}'));
  });

  test('has nothing below what is computed, right of a pipe, or in a step’s script', () => {
    checkCompletion(inStep('${outputs[parameters.a].$0}'));
    checkCompletion(inStep('${secrets.a |> parameters.$0}'));
    checkCompletion(workflow('    a: b\n  input:\n  - echo ${parameters.$0}'));
  });
});

suite('completion of tags', () => {
  test('has those that mean something there', () => {
    checkFirst(inStep('!$0'), '!Connection', '!Parameter', '!Secret', '!Output', '!Answer', '!Fn.append');
    checkFirst(inTrigger('when: !$0'), '!Connection', '!Data', '!Secret', '!Fn.append');
    checkChoice(inStep('!Par$0'), '!Parameter', '    value: !Parameter');
    checkCompletion(workflow('    a: b\n  image: !$0'));
  });

  test('has the names that belong in them', () => {
    checkCompletion(inStep('!Parameter $0'), 'region', 'dry run');
    checkCompletion(inStep('!Parameter re$0'), 'region');
    checkCompletion(inStep('!Parameter { name: $0 }'), 'region', 'dry run');
    checkCompletion(inStep('!Parameter [$0]'), 'region', 'dry run');
    checkCompletion(inStep('{ $type: Parameter, name: $0 }'), 'region', 'dry run');
    checkCompletion(inStep('!Secret $0'), 'token');
    checkCompletion(inStep('!Output { from: $0 }'), ...steps);
    checkCompletion(inStep('!Output { from: list, name: $0 }'), 'buckets');
    checkCompletion(inStep('!Output [list, $0]'), 'buckets');
    checkCompletion(inStep('!Output [$0]'), ...steps);
    checkCompletion(inStep('!Answer { askRef: $0 }'), ...steps);
    checkFirst(inTrigger('when: !Data br$0'), 'branch');
    checkChoice(inStep('!Output [$0]'), 'my step', '    value: !Output [my step]');
  });

  test('has the keys that are not there yet', () => {
    checkCompletion(inStep('!Output { $0 }'), 'from', 'name');
    checkCompletion(inStep('!Output { from: list, $0 }'), 'name');
    checkChoice(inStep('!Output { from: list, na$0 }'), 'name', '    value: !Output { from: list, name:  }');
  });
});

suite('completion of dependsOn', () => {
  test('has the other steps', () => {
    checkCompletion(workflow('    a: b\n  dependsOn: $0'), ...steps);
    checkCompletion(workflow('    a: b\n  dependsOn: [list, $0]'), ...steps);
    checkCompletion(workflow('    a: b\n  dependsOn:\n  - $0'), ...steps);
    checkChoice(workflow('    a: b\n  dependsOn: li$0'), 'list', '  dependsOn: list');
  });
});

suite('completion of the keys of a spec', () => {
  const send = (lines: string, image = 'relaysh/slack-step-message-send') =>
    `\nsteps:\n- name: tell\n  image: ${image}\n  spec:\n${lines}\n- name: next\n`;
  const keys = ['channel', 'connection', 'username', 'blocks', 'message'];

  test('has what the published image takes, what it needs first', () => {
    checkCompletion(send('    $0'), ...keys);
    checkCompletion(send('    chan$0'), 'channel');
    const [channel, connection, , , message] = completeAt(send('    $0')).list.items;
    assert.deepEqual(
      [channel?.detail, connection?.detail, message?.detail],
      ['string, needed', 'slack connection, needed', 'string'],
    );
  });

  test('has those that are not there yet', () => {
    checkCompletion(send('    username: relay\n    $0'), 'channel', 'connection', 'blocks', 'message');
    checkCompletion(send('    username: relay\n    mess$0'), 'message');
    checkCompletion(send('    $0\n    username: relay'), 'channel', 'connection', 'blocks', 'message');
    checkChoice(send('    username: relay\n    mess$0'), 'message', '    message: ');
    checkChoice(send('    chan$0'), 'channel', '    channel: ');
  });

  test('has those of the mappings in it', () => {
    checkCompletion(send('    aws:\n      $0', 'relaysh/aws-ec2-step-instances-describe'), 'connection', 'region');
    checkCompletion(send('    aws: { $0 }', 'relaysh/aws-ec2-step-instances-describe'), 'connection', 'region');
    checkChoice(send('    $0', 'relaysh/aws-ec2-step-instances-describe'), 'aws', '    aws:');
  });

  test('leaves a key alone that has its colon, and images that are not known', () => {
    checkCompletion(send('    chan$0: a'));
    checkCompletion(send('    $0', 'acme/tell'));
    checkCompletion(send('    chan$0', 'acme/tell'));
  });
});
