import assert from 'node:assert/strict';
import { matchWorkflow } from '../../server/src/relay/workflowMatch';

const workflows = ['hello', 'infra/nightly', 'infra/reaper', 'release/deploy', 'staging/deploy', 'a/b/deep', 'b/deep'];

function check(file: string, declared: string | undefined, expected: string): void {
  const found = matchWorkflow({ path: file.split('/').filter((part) => part !== ''), declared }, workflows);
  assert.equal(found.kind === 'one' ? found.workflow : found.kind, expected, `${file} named ${String(declared)}`);
}

suite('the workflow of a file', () => {
  test('has its name, without the ending, whatever the folder', () => {
    check('hello.yaml', undefined, 'hello');
    check('work/flows/hello.yml', undefined, 'hello');
    check('nightly.YAML', undefined, 'infra/nightly');
    check('elsewhere/nightly.yaml', undefined, 'infra/nightly');
  });

  test('is told from others of the name by its folder', () => {
    check('deploy.yaml', undefined, 'several');
    check('flows/deploy.yaml', undefined, 'several');
    check('flows/staging/deploy.yaml', undefined, 'staging/deploy');
    check('b/deep.yaml', undefined, 'b/deep');
    check('a/b/deep.yaml', undefined, 'a/b/deep');
  });

  test('may be told by the name at its top', () => {
    check('workflow.yaml', 'hello', 'hello');
    check('workflow.yaml', 'infra/reaper', 'infra/reaper');
    check('', 'reaper', 'infra/reaper');
    check('deploy.yaml', 'staging/deploy', 'staging/deploy');
    check('staging/deploy.yaml', 'deploy', 'staging/deploy');
  });

  test('a name at its top that no workflow has says nothing', () => check('hello.yaml', 'Say hello', 'hello'));

  test('two names that lead to different ones leave it open', () => check('hello.yaml', 'nightly', 'several'));

  test('names are compared exactly and whole', () => {
    check('Hello.yaml', undefined, 'none');
    check('hello-2.yaml', undefined, 'none');
    check('hello.yaml.txt', undefined, 'none');
    check('.yaml', undefined, 'none');
    check('infra', undefined, 'none');
    check('', undefined, 'none');
  });

  test('an account that lists one twice has it once', () =>
    assert.deepEqual(matchWorkflow({ path: ['x.yaml'], declared: undefined }, ['x', 'x']), {
      kind: 'one',
      workflow: 'x',
    }));
});
