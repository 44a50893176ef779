import assert from 'node:assert/strict';
import type { KnownAccount } from '../../server/src/relay/account';
import { checkChoice, checkCompletion, checkFirst, client, completeAt } from './checkCompletion';

const account = '# account: aws/prod, aws/staging, aws/my account, slack/team';

/** One line of the `spec` of a step. */
function inSpec(line: string, image = 'acme/step'): string {
  return `${account}\nsteps:\n- name: stop\n  image: ${image}\n  spec:\n    ${line}\n    other: value\n- name: next\n`;
}

const createAws = 'Create a new aws connection…';
const awsNames = ['my account', 'prod', 'staging', createAws];

suite('completion of names', () => {
  test('in a template, only those of the type', () => {
    checkCompletion(inSpec('a: ${connections.aws.$0}'), ...awsNames);
    checkCompletion(inSpec('a: ${connections.slack.$0}'), 'team', 'Create a new slack connection…');
    checkCompletion(inSpec('a: ${connections.gcp.$0}'), 'Create a new gcp connection…');
  });

  test('in every form of a path', () => {
    for (const path of [
      `connections.aws.'$0'`,
      `connections.aws['$0']`,
      `connections.aws["$0"]`,
      'connections.aws[$0]',
      `connections['aws']['$0']`,
      '$.connections.aws.$0',
      'connections.aws.`$0`',
      `connections.aws.'$0`,
      'connections.aws.$0',
      `path($, 'connections.aws.$0')`,
    ]) {
      checkCompletion(inSpec('a: ${' + path + '}'), ...awsNames);
    }
  });

  test('what is typed stays in the list, and the new connection with it', () => {
    checkCompletion(inSpec('a: ${connections.aws.st$0}'), 'staging', createAws);
    checkCompletion(inSpec(`a: \${connections.aws.'st$0'}`), 'staging', createAws);
    checkCompletion(inSpec(`a: \${connections.aws.'tag$0'}`), 'staging', createAws);
    checkCompletion(inSpec('a: ${connections.aws.other$0}'), createAws);
  });

  test('in a mapping', () => {
    checkCompletion(inSpec('a: !Connection { type: aws, name: $0 }'), ...awsNames);
    checkCompletion(inSpec('a: !Connection { type: aws, name: $0}'), ...awsNames);
    checkCompletion(inSpec('a: !Connection {type: aws, name:$0}'), ...awsNames);
    checkCompletion(inSpec('a: !Connection { name: $0, type: aws }'), ...awsNames);
    checkCompletion(inSpec('a: !Connection { type: "aws", name: st$0 }'), 'staging', createAws);
    checkCompletion(inSpec('a: { $type: Connection, type: aws, name: $0 }'), ...awsNames);
  });

  test('in a block mapping', () => {
    checkCompletion(inSpec('a: !Connection\n      type: aws\n      name: $0'), ...awsNames);
    checkCompletion(inSpec('a: !Connection\n      name: $0\n      type: aws'), ...awsNames);
    checkCompletion(inSpec('a:\n      $type: Connection\n      type: aws\n      name: st$0'), 'staging', createAws);
  });

  test('in a sequence', () => {
    checkCompletion(inSpec('a: !Connection [aws, $0]'), ...awsNames);
    checkCompletion(inSpec('a: !Connection [aws,$0]'), ...awsNames);
    checkCompletion(inSpec('a: !Connection [ aws, st$0 ]'), 'staging', createAws);
    checkCompletion(inSpec('a: !Connection\n    - aws\n    - $0'), ...awsNames);
  });

  test('in a text that is not closed yet', () => {
    checkCompletion(inSpec('a: !Connection { type: aws, name: $0'), ...awsNames);
    checkCompletion(inSpec('a: !Connection { type: aws, name: "st$0'), 'staging', createAws);
    checkCompletion(inSpec(`a: !Connection { type: aws, name: 'st$0 }`), 'staging', createAws);
    checkCompletion(inSpec('a: !Connection [aws, $0'), ...awsNames);
    checkCompletion(inSpec('a: !Connection [aws, $0 # a comment'), ...awsNames);
    checkCompletion(inSpec('a: "${connections.aws.$0'), ...awsNames);
    checkCompletion(inSpec('a: "${connections.aws.$0}'), ...awsNames);
    checkCompletion(inSpec(`a: "\${connections.aws.'st$0`), 'staging', createAws);
    checkCompletion(inSpec(`a: '\${connections.aws.$0`), ...awsNames);
    checkCompletion(inSpec('a: ${connections.aws.$0'), ...awsNames);
  });

  test('in every scalar style', () => {
    checkCompletion(inSpec(`a: 'x \${connections.aws.$0} y'`), ...awsNames);
    checkCompletion(inSpec('a: "\\u00e9 ${connections.aws.$0} y"'), ...awsNames);
    checkCompletion(inSpec('a: |\n      first\n      x ${connections.aws.$0} y'), ...awsNames);
    checkCompletion(inSpec('a: >-\n      first\n      x ${connections.aws.$0} y'), ...awsNames);
    checkCompletion(inSpec('a: first\n      x ${connections.aws.$0} y'), ...awsNames);
  });

  test('in the template of the cursor, when there are several', () =>
    checkCompletion(
      inSpec('a: ${connections.slack.team} and ${connections.aws.$0} and ${connections.gcp.x}'),
      ...awsNames,
    ));

  test('before the type is known, all, with the type that belongs to each', () => {
    checkFirst(inSpec('a: !Connection { name: $0 }'), 'my account', 'prod', 'staging', 'team');
    checkChoice(inSpec('a: !Connection { name: $0 }'), 'team', '    a: !Connection { type: slack, name: team }');
    checkChoice(inSpec('a: !Connection { name: $0, type: }'), 'team', '    a: !Connection { name: team, type: slack }');
    checkChoice(
      inSpec('a: !Connection { type: , name: $0 }'),
      'team',
      '    a: !Connection { type: slack, name: team }',
    );
  });

  test('none outside of expressions', () => {
    checkCompletion(`${account}\nsteps:\n- name: stop\n  input:\n  - echo \${connections.aws.$0}\n`);
    checkCompletion(`${account}\ndescription: \${connections.aws.$0}\n`);
    checkCompletion(inSpec('# a: ${connections.aws.$0}'));
    checkCompletion(inSpec('a: b # ${connections.aws.$0}'));
    checkCompletion(inSpec('a: $${connections.aws.$0}'));
    checkCompletion(inSpec('a: ${jsonUnmarshal(secrets.a) |> connections.aws.$0}'));
    checkCompletion(inSpec('a: !Secret { name: $0 }'));
    checkCompletion(inSpec('a: $0'));
  });
});

suite('a chosen name', () => {
  test('replaces what is there, quotes included', () => {
    checkChoice(inSpec(`a: \${connections.aws.'sta$0ging-old'}`), 'prod', `    a: \${connections.aws.'prod'}`);
    checkChoice(inSpec('a: ${connections.aws.sta$0ging-old}'), 'prod', '    a: ${connections.aws.prod}');
    checkChoice(inSpec(`a: \${connections.aws['x$0']}`), 'prod', `    a: \${connections.aws['prod']}`);
    checkChoice(
      inSpec('a: !Connection { type: aws, name: sta$0ging-old }'),
      'prod',
      '    a: !Connection { type: aws, name: prod }',
    );
    checkChoice(
      inSpec('a: !Connection { type: aws, name: "sta$0ging-old" }'),
      'prod',
      '    a: !Connection { type: aws, name: "prod" }',
    );
    checkChoice(inSpec('a: !Connection [aws, sta$0ging-old]'), 'prod', '    a: !Connection [aws, prod]');
  });

  test('has quotes where it needs them', () => {
    checkChoice(inSpec('a: ${connections.aws.$0}'), 'my account', `    a: \${connections.aws.'my account'}`);
    checkChoice(inSpec(`a: '\${connections.aws.$0}'`), 'my account', `    a: '\${connections.aws."my account"}'`);
    checkChoice(inSpec('a: "${connections.aws.$0}"'), 'my account', `    a: "\${connections.aws.'my account'}"`);
    checkChoice(inSpec('a: ${connections.aws[$0]}'), 'prod', `    a: \${connections.aws['prod']}`);
    checkChoice(inSpec('a: "${connections.aws[$0]}"'), 'prod', `    a: "\${connections.aws['prod']}"`);
  });

  test('keeps the quotes that are there, as the scalar writes them', () => {
    checkChoice(
      inSpec(`a: '\${connections.aws.''x$0''}'`),
      'my account',
      `    a: '\${connections.aws.''my account''}'`,
    );
    checkChoice(
      inSpec('a: "${connections.aws.\\"x$0\\"}"'),
      'my account',
      '    a: "${connections.aws.\\"my account\\"}"',
    );
  });

  test('closes what is open', () => {
    checkChoice(inSpec(`a: \${connections.aws.'my$0}`), 'my account', `    a: \${connections.aws.'my account'}`);
    checkChoice(inSpec(`a: \${connections.aws['my$0}`), 'my account', `    a: \${connections.aws['my account']}`);
    checkChoice(
      inSpec(`a: !Connection { type: aws, name: 'my$0 }`),
      'my account',
      `    a: !Connection { type: aws, name: 'my account' }`,
    );
  });

  test('has its space behind the colon', () => {
    checkChoice(
      inSpec('a: !Connection { type: aws, name:$0 }'),
      'prod',
      '    a: !Connection { type: aws, name: prod }',
    );
    checkChoice(inSpec('a: !Connection {type: aws, name:$0}'), 'prod', '    a: !Connection {type: aws, name: prod}');
  });

  test('is text for YAML, whatever it looks like', () => {
    const check = (name: string, spelled: string) =>
      checkChoice(
        `# account: aws/${name}\nsteps:\n- name: stop\n  spec:\n    a: !Connection { type: aws, name: $0 }\n`,
        name,
        `    a: !Connection { type: aws, name: ${spelled} }`,
      );
    check('yes-1', 'yes-1');
    check('123', `'123'`);
    check('true', `'true'`);
    check('~', `'~'`);
    check('a}b', `'a}b'`);
    check('a: b', `'a: b'`);
    check('a #b', `'a #b'`);
    check(`it's`, `'it''s'`);
    check('Ärger', 'Ärger');
  });
});

suite('completion of types', () => {
  test('those of the account, then the others that Relay integrations use', () => {
    checkFirst(inSpec('a: ${connections.$0}'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec('a: !Connection { type: $0, name: x }'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec('a: !Connection { type:$0 }'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec('a: !Connection [$0]'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec('a: !Connection [$0, x]'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec('a: { $type: Connection, type: $0 }'), 'aws', 'slack', '4me', 'azure');
    checkFirst(inSpec(`a: \${connections['$0']}`), 'aws', 'slack', '4me', 'azure');
  });

  test('half-typed', () => {
    checkCompletion(inSpec('a: ${connections.sla$0}'), 'slack');
    checkCompletion(inSpec('a: ${connections.sla$0.team}'), 'slack');
    checkCompletion(inSpec('a: !Connection { type: sla$0, name: x }'), 'slack');
  });

  test('signed out, those that Relay integrations use', () => {
    const { list } = completeAt('# account: signed out\nsteps:\n- name: stop\n  spec:\n    a: ${connections.$0}\n');
    assert.ok(list.items.some(({ label }) => label === 'aws'));
    assert.equal(list.incomplete, false);
  });

  test('the one that the image takes comes first', () =>
    checkFirst(
      inSpec('connection: !Connection { type: $0 }', 'relaysh/slack-step-message-send:latest'),
      'slack',
      'aws',
    ));

  test('the one that the name has comes first', () =>
    checkFirst(inSpec('a: !Connection { type: $0, name: team }'), 'slack', 'aws'));

  test('one that is no identifier gets quotes', () => {
    checkChoice(inSpec('a: ${connections.$0}'), '4me', `    a: \${connections.'4me'}`);
    checkChoice(inSpec('a: !Connection [$0]'), '4me', `    a: !Connection ['4me']`);
  });
});

suite('completion of a path', () => {
  test('from its first letter on', () => {
    for (const path of ['$0', 'con$0', ' $0 ', 'concat($0)', '$.$0']) {
      checkFirst(inSpec('a: ${' + path + '}'), 'connections');
    }
    checkFirst(inSpec('a: ${$0'), 'connections');
    checkFirst(inSpec('a: "${con$0'), 'connections');
    checkChoice(inSpec('a: ${con$0}'), 'connections', '    a: ${connections}');
  });

  test('offers whole connections', () => {
    checkChoice(inSpec('a: ${$0}'), `connections.aws.'my account'`, `    a: \${connections.aws.'my account'}`);
    checkFirst(inSpec('connection: ${$0}', 'relaysh/slack-step-message-send'), 'connections', 'connections.slack.team');
  });
});

suite('completion of fields', () => {
  test('after the name', () => {
    checkCompletion(inSpec('a: ${connections.aws.prod.$0}'), 'accessKeyID', 'secretAccessKey', 'sessionToken');
    checkCompletion(inSpec(`a: "\${connections.aws.'my account'.sec$0}"`), 'secretAccessKey');
    checkCompletion(inSpec('a: ${connections.aws[parameters.x].$0}'));
    checkCompletion(inSpec('a: ${connections.aws.prod.accessKeyID.$0}'));
    checkCompletion(inSpec('a: ${secrets.aws.prod.$0}'));
  });

  test('signed out as well', () => {
    const source = '# account: signed out\nsteps:\n- name: stop\n  spec:\n    a: ${connections.slack.team.$0}\n';
    checkCompletion(source, 'apiToken');
  });
});

suite('completion of the tag', () => {
  test('from its first letter on', () => {
    checkFirst(inSpec('a: !$0'), '!Connection');
    checkFirst(inSpec('a: !Conn$0'), '!Connection');
    checkChoice(inSpec('a: !Conn$0'), '!Connection', '    a: !Connection');
    checkChoice(inSpec('a: !Con$0 { type: aws }'), '!Connection', '    a: !Connection { type: aws }');
  });

  test('offers whole connections where one is wanted', () =>
    checkChoice(
      inSpec('connection: !Conn$0'),
      '!Connection { type: aws, name: prod }',
      '    connection: !Connection { type: aws, name: prod }',
    ));
});

suite('completion of keys', () => {
  test('in an empty mapping, whole bodies first', () => {
    checkCompletion(
      inSpec('a: !Connection {$0}'),
      'type: aws, name: my account',
      'type: aws, name: prod',
      'type: aws, name: staging',
      'type: slack, name: team',
      'type',
      'name',
    );
    checkChoice(inSpec('a: !Connection {$0}'), 'type: aws, name: prod', '    a: !Connection {type: aws, name: prod}');
    checkChoice(inSpec('a: !Connection { $0 }'), 'type', '    a: !Connection { type:  }');
    checkChoice(inSpec('a: !Connection { $0'), 'type: aws, name: prod', '    a: !Connection { type: aws, name: prod');
  });

  test('the one that is not there', () => {
    checkCompletion(inSpec('a: !Connection { type: aws, $0 }'), 'name');
    checkCompletion(inSpec('a: !Connection { name: prod, $0 }'), 'type');
    checkCompletion(inSpec('a: !Connection { type: aws, na$0 }'), 'name');
    checkCompletion(inSpec('a: { $type: Connection, type: aws, $0 }'), 'name');
    checkCompletion(inSpec('a: !Connection { type: aws, name: prod, $0 }'));
    checkCompletion(inSpec('a: !Connection\n      type: aws\n      $0'), 'name');
    checkCompletion(inSpec('a: !Connection\n      type: aws\n      na$0'), 'name');
    checkCompletion(inSpec('a:\n      $type: Connection\n      type: aws\n      $0'), 'name');
  });

  test('below the tag', () => {
    checkFirst(inSpec('a: !Connection\n      $0'), 'type: aws name: my account');
    checkFirst(inSpec('a: !Connection\n      ty$0'), 'type: aws name: my account');
    checkChoice(inSpec('a: !Connection\n      $0'), 'type: aws name: prod', '      type: aws\n      name: prod');
  });

  test('behind the tag, a body', () => {
    checkChoice(
      inSpec('a: !Connection $0'),
      '{ type: aws, name: prod }',
      '    a: !Connection { type: aws, name: prod }',
    );
    checkChoice(
      inSpec('a: !Connection  $0'),
      '{ type: aws, name: prod }',
      '    a: !Connection  { type: aws, name: prod }',
    );
  });
});

suite('completion of whole references', () => {
  test('at a connection without a value', () => {
    checkCompletion(
      inSpec('connection: $0'),
      '!Connection { type: aws, name: my account }',
      '!Connection { type: aws, name: prod }',
      '!Connection { type: aws, name: staging }',
      '!Connection { type: slack, name: team }',
      'Create a new connection…',
    );
    checkChoice(
      inSpec('connection:$0'),
      '!Connection { type: aws, name: prod }',
      '    connection: !Connection { type: aws, name: prod }',
    );
    checkChoice(
      inSpec('connection: pr$0'),
      '!Connection { type: aws, name: prod }',
      '    connection: !Connection { type: aws, name: prod }',
    );
    checkChoice(
      inSpec('connection: "pr$0"'),
      '!Connection { type: aws, name: prod }',
      '    connection: !Connection { type: aws, name: prod }',
    );
  });

  test('the type that the image takes comes first', () => {
    checkFirst(
      inSpec('connection: $0', 'relaysh/slack-step-message-send:latest'),
      '!Connection { type: slack, name: team }',
    );
    checkFirst(
      `${account}\nsteps:\n- name: scan\n  image: index.docker.io/relaysh/aws-s3-step-bucket-list@sha256:1234\n  spec:\n    aws:\n      connection: $0\n`,
      '!Connection { type: aws, name: my account }',
    );
  });

  test('where only the catalogue knows that a connection is wanted', () => {
    checkFirst(inSpec('google: $0', 'relaysh/gcp-step-rollout-undo'), '!Connection { type: aws, name: my account }');
    checkCompletion(inSpec('google: $0', 'acme/step'));
  });

  const inFile = (first: string, line: string) =>
    `${account}\nsteps:\n- name: first\n  spec:\n    connection: ${first}\n- name: second\n  spec:\n    ${line}\n`;

  test('in the style of the file', () => {
    checkFirst(inFile('!Connection [aws, prod]', 'connection: $0'), '!Connection [aws, my account]');
    checkFirst(
      inFile('!Connection {type: aws, name: prod}', 'connection: $0'),
      '!Connection {type: aws, name: my account}',
    );
    checkFirst(inFile('${connections.aws.prod}', 'connection: $0'), `\${connections.aws.'my account'}`);
    checkFirst(inFile('"${connections.aws.prod}"', 'connection: $0'), `"\${connections.aws.'my account'}"`);
    checkFirst(inFile(`'\${connections.aws.prod}'`, 'connection: $0'), `'\${connections.aws."my account"}'`);
    checkFirst(inFile('!Connection [aws, prod]', 'connection: !Connection $0'), '[aws, my account]');
    checkFirst(inFile('${connections.aws.prod}', 'connection: !Connection $0'), '{ type: aws, name: my account }');
  });

  test('a template in a flow collection has quotes', () =>
    checkFirst(inFile('${connections.aws.prod}', 'a: { connection: $0 }'), `"\${connections.aws.'my account'}"`));

  test('none without an account', () => {
    checkCompletion('# account: signed out\nsteps:\n- name: a\n  spec:\n    connection: $0\n');
  });
});

suite('an item', () => {
  const documentation = (name: string) =>
    completeAt(
      `# account: aws/prod, aws/old!\nsteps:\n- name: a\n  spec:\n    a: \${connections.aws.$0}\n`,
    ).list.items.find(({ label }) => label === name);

  test('says when it was tested and how many workflows use it', () => {
    assert.equal(
      documentation('prod')?.documentation,
      '**prod** (aws) in account acme\n\nLast tested 10 min ago: available.\n\nUsed by 2 workflows.',
    );
  });

  test('is marked when its test failed', () => {
    assert.equal(documentation('old')?.detail, 'aws connection, last test failed');
    assert.match(documentation('old')?.documentation ?? '', /Last test failed 3 h ago: the key was revoked/);
  });
});

suite('creating a connection from the list', () => {
  const createIn = (source: string, commands = client, changes?: Partial<KnownAccount>) =>
    completeAt(source, commands, changes).list.items.find(({ kind }) => kind === 'create');

  test('comes last, leaves the text alone and carries what is known', () => {
    const source = inSpec('a: ${connections.aws.new-o$0}');
    const { text, list } = completeAt(source);
    const item = list.items.at(-1);
    assert.equal(item?.kind, 'create');
    assert.equal(text.slice(item.edit.span.start, item.edit.span.end), item.edit.newText);
    assert.deepEqual(item.command?.arguments, [{ type: 'aws', suggestedName: 'new-o' }]);
    assert.equal(list.incomplete, true);
  });

  test('does not propose a name that exists', () =>
    assert.deepEqual(createIn(inSpec('a: ${connections.aws.prod$0}'))?.command?.arguments, [{ type: 'aws' }]));

  test('knows the type that the image takes', () =>
    assert.deepEqual(createIn(inSpec('connection: $0', 'relaysh/slack-step-message-send'))?.command?.arguments, [
      { type: 'slack' },
    ]));

  test('is offered only where it can be run', () => {
    const source = inSpec('a: ${connections.aws.$0}');
    assert.equal(createIn(source, { commands: new Set() }), undefined);
    assert.equal(createIn(source, client, { mayCreate: 'no' }), undefined);
    assert.ok(createIn(source, client, { mayCreate: 'unknown' }));
    assert.equal(createIn(source.replace(account, '# account: signed out')), undefined);
    assert.equal(createIn(source.replace(account, '# account: loading')), undefined);
  });
});

suite('a list', () => {
  test('is incomplete while the account loads', () => {
    const { list } = completeAt(inSpec('a: ${connections.aws.$0}').replace(account, '# account: loading'));
    assert.deepEqual(list, { items: [], incomplete: true });
  });

  test('of thousands holds those that match what has been typed, and is asked for again', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `aws/n${index}`).join(', ');
    const source = (typed: string) =>
      inSpec('a: ${connections.aws.' + typed + '$0}').replace(account, `# account: ${names}`);
    const all = completeAt(source('')).list;
    assert.equal(all.items.length, 101);
    assert.equal(all.incomplete, true);
    const labels = completeAt(source('n987')).list.items.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['n987', 'n9870', 'n9871']);
    assert.ok(labels.includes('n1987'));
    assert.ok(!labels.includes('n1'));
    assert.equal(labels.at(-1), createAws);
  });

  test('is empty where nothing is to be completed, whatever the text', () => {
    for (const text of [
      '$0',
      '\n$0',
      'a$0',
      '- $0',
      '{$0',
      '[$0',
      '"$0',
      '${$0',
      '!$0',
      '&$0',
      '*$0',
      'steps:\n$0',
      '%$0',
      '---$0',
      '\t$0',
    ]) {
      checkCompletion(`${account}\n${text}`);
    }
  });
});
