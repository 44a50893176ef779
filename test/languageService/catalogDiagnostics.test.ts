import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix } from './checkDiagnostics';

suite('connection-wrong-for-step', () => {
  test('is reported on the type, where the published image takes another', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list:latest
  spec:
    aws:
      connection: !Connection { type: slack, name: team }
      #                               ^^^^^ connection-wrong-for-step: The published relaysh/aws-s3-step-bucket-list takes an aws connection here, not a slack one. Use an aws connection.
`);
    assert.equal(diagnostic?.severity, 'warning');
  });

  test('is reported in a template that is the whole value', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec: { aws: { connection: "\${connections.slack.team}" } }
  #                                         ^^^^^ connection-wrong-for-step: …
`));

  test('is not reported for a field of a connection, a text, or all of a type', () => {
    for (const value of ['connections.slack.team.apiToken', 'connections.slack']) {
      checkDiagnostics(list(`connection: \${${value}}`));
    }
    checkDiagnostics(list('connection: "to ${connections.slack.team}"'));
  });

  test('is not reported where the catalogue says nothing: another key, another image, another registry', () => {
    const connection = 'connection: !Connection [slack, team]';
    checkDiagnostics(
      list(connection.replace('connection', 'other')).replace('    aws:\n', '    aws:\n      connection: 1\n'),
    );
    checkDiagnostics(list(connection, 'ghcr.io/relaysh/aws-s3-step-bucket-list'));
    checkDiagnostics(list(connection, 'acme/aws-s3-step-bucket-list'));
  });

  test('is not reported in a step that runs its own script', () =>
    checkDiagnostics(list('connection: !Connection [slack, team]').replace('  spec', '  input: [echo]\n  spec')));

  test('is not reported of a type that is still empty', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    aws:
      connection: !Connection { type: '', name: team }
      #                               ^^ connection-malformed: …
`));

  test('is not reported on top of what the account says of the type', () => {
    checkDiagnostics(`
# account: aws/prod
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    aws:
      connection: !Connection [slack, prod]
      #                        ^^^^^ connection-wrong-type: …
`);
    checkDiagnostics(`
# account: aws/prod
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    aws:
      connection: !Connection [awz, prd]
      #                        ^^^ connection-type-unknown: …
`);
  });

  test('has the right type as its fix, as the place spells it', () => {
    checkFix(
      list('connection: !Connection [sla$0ck, team]'),
      'Change the type to aws',
      list('connection: !Connection [aws, team]').slice(1),
    );
    checkFix(
      list("connection: ${connections['sla$0ck'].team}"),
      'Change the type to aws',
      list("connection: ${connections['aws'].team}").slice(1),
    );
  });
});

suite('spec-key-unknown', () => {
  test('is a hint on the key, with the key that was meant', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: tell
  image: relaysh/slack-step-message-send
  spec:
    connection: !Connection [slack, team]
    chanel: '#deployments'
    ^^^^^^ spec-key-unknown: The published relaysh/slack-step-message-send takes no "chanel" in spec. Did you mean "channel"?
    username: relay
`);
    assert.equal(diagnostic?.severity, 'hint');
  });

  test('says what there is where no key is near', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    aws: { connection: !Connection [aws, prod] }
    verbose: true
    ^^^^^^^ spec-key-unknown: The published relaysh/aws-s3-step-bucket-list takes no "verbose" in spec. It takes aws.
`));

  test('is not reported where the description leaves other keys open', () =>
    checkDiagnostics(list('connection: !Connection [aws, prod]\n      other: 1')));

  test('is not reported for the key that every step may have', () =>
    checkDiagnostics(list('connection: !Connection [aws, prod]') + '    confetti: true\n'));

  test('is not reported for what a merge brings in', () =>
    checkDiagnostics(`
locals: &more { verbose: true }
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    <<: *more
    aws: { connection: !Connection [aws, prod] }
`));

  test('is not reported while a key is being typed', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec:
    aws: { connection: !Connection [aws, prod] }
    verb
    ^^^^ yaml-syntax: …
`));

  test('has the key that was meant as its fix', () =>
    checkFix(tell('chan$0nel_name: x'), 'Change channel_name to channel', tell('channel: x').slice(1)));
});

suite('spec-key-missing', () => {
  test('is a hint at the key of the mapping, once for all', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: tell
  image: relaysh/slack-step-message-send
  spec:
  ^^^^ spec-key-missing: The published relaysh/slack-step-message-send also needs channel and username in spec.
    connection: !Connection [slack, team]
`);
    assert.equal(diagnostic?.severity, 'hint');
  });

  test('is reported for mappings in it', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-ec2-step-instances-describe
  spec:
    aws:
    ^^^ spec-key-missing: The published relaysh/aws-ec2-step-instances-describe also needs region in spec.aws.
      connection: !Connection [aws, prod]
`));

  test('is reported at the image where there is no spec', () =>
    checkDiagnostics(`
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ spec-key-missing: The published relaysh/aws-s3-step-bucket-list needs aws in spec.
`));

  test('is not reported for what a template, a tag, an alias or a merge gives', () => {
    for (const spec of [
      'aws: ${parameters.aws}',
      'aws: !Parameter aws',
      'aws: *aws',
      'aws: { <<: *aws }',
      '<<: *all',
      'aws: { $fn.merge: [1] }',
    ]) {
      checkDiagnostics(`
locals:
  aws: &aws { connection: !Connection [aws, prod] }
  all: &all { aws: *aws }
parameters: { aws: { default: x } }
steps:
- name: list
  when: \${parameters.aws}
  image: relaysh/aws-s3-step-bucket-list
  spec:
    ${spec}
`);
    }
    checkDiagnostics(`
locals: &all { aws: 1 }
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  spec: *all
`);
  });

  test('is not reported for a key that has a default', () =>
    checkDiagnostics(`
steps:
- name: get
  image: relaysh/stdlib-step-curl
  spec: { url: https://example.com }
`));

  test('adds the keys at the end of the mapping, in block and flow style', () => {
    checkFix(
      'steps:\n- image: relaysh/slack-step-message-send\n  sp$0ec:\n    connection: !Connection [slack, team] # ours\n  name: tell\n',
      'Add channel and username',
      'steps:\n- image: relaysh/slack-step-message-send\n  spec:\n    connection: !Connection [slack, team] # ours\n    channel:\n    username:\n  name: tell\n',
    );
    checkFix(
      'steps:\n- image: relaysh/slack-step-message-send\n  sp$0ec: { connection: !Connection [slack, team] }\n',
      'Add channel and username',
      'steps:\n- image: relaysh/slack-step-message-send\n  spec: { connection: !Connection [slack, team], channel: , username:  }\n',
    );
    checkFix(
      'steps:\n- image: relaysh/aws-s3-step-bucket-list\n  sp$0ec:\n',
      'Add aws',
      'steps:\n- image: relaysh/aws-s3-step-bucket-list\n  spec:\n    aws:\n',
    );
  });

  test('adds a spec where there is none', () =>
    checkFix(
      'steps:\n- image: relaysh/aws-s3-step-bucket-list$0 # all\n  name: list\n',
      'Add a spec with aws',
      'steps:\n- image: relaysh/aws-s3-step-bucket-list # all\n  spec:\n    aws:\n  name: list\n',
    ));
});

function list(connection: string, image = 'relaysh/aws-s3-step-bucket-list'): string {
  return `
steps:
- name: list
  image: ${image}
  spec:
    aws:
      ${connection}
`;
}

function tell(key: string): string {
  return `
steps:
- name: tell
  image: relaysh/slack-step-message-send
  spec:
    connection: !Connection [slack, team]
    username: relay
    ${key}
`;
}
