import assert from 'node:assert/strict';
import { hover } from '../../server/src/languageService';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow } from '../../server/src/workflow/model';
import { now, readFixture } from './fixture';

suite('hover', () => {
  test('a connection tells its account, its last test and its use', () =>
    checkHover(
      workflow('aws/prod', '!Connection { type: aws, name: pr$0od }'),
      '!Connection { type: aws, name: prod }',
      '**prod** (aws) in account acme\n\nLast tested 10 min ago: available.\n\nUsed by 2 workflows.',
    ));

  test('so does one in a template', () =>
    checkHover(
      workflow('aws/prod', '${$0connections.aws.prod.accessKeyID}'),
      'connections.aws.prod.accessKeyID',
      '**prod** (aws) in account acme\n\nLast tested 10 min ago: available.\n\nUsed by 2 workflows.',
    ));

  test('a connection whose test failed tells why', () =>
    checkHover(
      workflow('aws/prod!', '!Connection [aws, $0prod]'),
      '!Connection [aws, prod]',
      '**prod** (aws) in account acme\n\n⚠ Last test failed 3 h ago: the key was revoked\n\nUsed by 2 workflows.',
    ));

  test('a reference to all of a type tells how many there are', () =>
    checkHover(
      workflow('aws/prod, aws/dev', '${connections.a$0ws}'),
      'connections.aws',
      '2 connections of this type in account acme.',
    ));

  test('signed out or loading, it says why nothing is known', () => {
    checkHover(
      workflow('signed out', '${connections.aws.$0prod}'),
      'connections.aws.prod',
      'Whether this connection exists is not known: you are not signed in to Relay.',
    );
    checkHover(
      workflow('loading', '${connections.aws.$0prod}'),
      'connections.aws.prod',
      'Whether this connection exists is not known. The account is loading.',
    );
  });

  test('a missing connection is left to its diagnostic', () =>
    checkNoHover(workflow('aws/prod', '!Connection { type: aws, name: p$0rd }')));

  test('a parameter tells what it is for, and its default', () =>
    checkHover(
      language('${para$0meters.region}'),
      'parameters.region',
      '**region** (parameter)\n\nWhere to look\n\nDefault: eu',
    ));

  test('an output tells its type, and its step the image', () => {
    checkHover(language('!Output [list, buck$0ets]'), '!Output [list, buckets]', '**buckets** (array)');
    checkHover(
      language('${outputs.li$0st.buckets}'),
      'outputs.list.buckets',
      '**list** (relaysh/aws-s3-step-bucket-list)\n\nAll of them',
    );
    checkHover(
      language('${steps.list.succ$0eeded}'),
      'steps.list.succeeded',
      '**list** (relaysh/aws-s3-step-bucket-list)\n\nAll of them',
    );
  });

  test('so does a step in "dependsOn"', () =>
    checkHover(
      language('a').replace('  spec:\n    value', '  dependsOn: [li$0st]\n  spec:\n    value'),
      'list',
      '**list** (relaysh/aws-s3-step-bucket-list)\n\nAll of them',
    ));

  test('a function tells how it is called, in a template and as a tag', () => {
    const text = '`concat(value, …)`\n\nThe texts as one.';
    checkHover(language('${con$0cat(parameters.region)}'), 'concat', text);
    checkHover(language('!Fn.con$0cat [a]'), 'concat', text);
  });

  test('what is not there is left to its diagnostic', () => {
    checkNoHover(language('${parameters.re$0gio}'));
    checkNoHover(language('${outputs.lis$0.x}'));
    checkNoHover(language('${con$0cta(a)}'));
  });

  test('beside a reference there is nothing', () => {
    checkNoHover(workflow('aws/prod', '${connections.aws.prod} te$0xt'));
    checkNoHover('# account: aws/prod\nst$0eps: []\n');
  });
});

function language(value: string): string {
  return `
parameters:
  region: { description: Where to look, default: eu }
steps:
- name: list
  image: relaysh/aws-s3-step-bucket-list
  description: All of them
- name: stop
  image: acme/stop
  spec:
    value: ${value}
`;
}

function workflow(account: string, value: string): string {
  return `# account: ${account}
apiVersion: v1
steps:
- name: stop
  image: relaysh/core
  spec:
    connection: ${value}
`;
}

function checkHover(source: string, about: string, text: string): void {
  const found = hoverAt(source);
  assert.deepEqual(found, { about, text });
}

function checkNoHover(source: string): void {
  assert.equal(hoverAt(source), undefined);
}

function hoverAt(source: string): { readonly about: string; readonly text: string } | undefined {
  const { text, account, cursor = 0 } = readFixture(source);
  const found = hover(parseWorkflow(text), cursor, account, now);
  assert.deepEqual(hover(reparseWorkflow(text, undefined), cursor, account, now), found, 'read part by part');
  return found && { about: text.slice(found.span.start, found.span.end), text: found.text };
}
