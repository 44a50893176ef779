import assert from 'node:assert/strict';
import { parseCommandLine } from '../../server/src/cli/commandLine';

suite('command line', () => {
  test('--stdio and --node-ipc serve, with the process id of the client or without', () => {
    const stdio = { kind: 'serve', transport: 'stdio' };
    assert.deepEqual(parse('--stdio'), stdio);
    assert.deepEqual(parse('--stdio --clientProcessId=7'), { ...stdio, clientProcess: 7 });
    assert.deepEqual(parse('--stdio --clientProcessId 7'), { ...stdio, clientProcess: 7 });
    assert.deepEqual(parse('--clientProcessId=7 --stdio'), { ...stdio, clientProcess: 7 });
    assert.deepEqual(parse('--clientProcessId 7 --stdio'), { ...stdio, clientProcess: 7 });
    assert.deepEqual(parse('--node-ipc --clientProcessId=7'), {
      kind: 'serve',
      transport: 'nodeIpc',
      clientProcess: 7,
    });
  });

  test('--version and --help', () => {
    assert.deepEqual(parse('--version'), { kind: 'version' });
    assert.deepEqual(parse('--help'), { kind: 'help' });
  });

  test('references takes files, and json as the only format', () => {
    assert.deepEqual(parse('references a.yaml - b.yaml'), { kind: 'references', files: ['a.yaml', '-', 'b.yaml'] });
    for (const format of ['--format json', '--format=json']) {
      assert.deepEqual(parse(`references ${format} a.yaml`), { kind: 'references', files: ['a.yaml'] });
      assert.deepEqual(parse(`references a.yaml ${format}`), { kind: 'references', files: ['a.yaml'] });
    }
    assert.deepEqual(parse('references -- --format'), { kind: 'references', files: ['--format'] });
    assert.deepEqual(parse('references --help'), { kind: 'help' });
    checkRefused('references', 'Say which files to read the references of.');
    checkRefused('references --format xml a.yaml', 'References are printed as json only, not "xml".');
    checkRefused('references a.yaml --format', 'References are printed as json only, not "".');
    checkRefused('references --quiet a.yaml', 'Unknown argument "--quiet".');
  });

  test('check takes files', () => {
    assert.deepEqual(parse('check a.yaml flows'), { kind: 'check', files: ['a.yaml', 'flows'] });
    checkRefused('check', 'Say which files to check.');
    checkRefused('check --format json a.yaml', 'Unknown argument "--format".');
  });

  test('an argument that is not known is refused by its name', () => {
    checkRefused('--tcp', 'Unknown argument "--tcp".');
    checkRefused('--stdio --verbose', 'Unknown argument "--verbose".');
    checkRefused('--clientProcessId', 'Unknown argument "--clientProcessId".');
    checkRefused('--stdio --clientProcessId=none', 'Unknown argument "--clientProcessId=none".');
    checkRefused('serve', 'Unknown argument "serve".');
    checkRefused('', 'Say how to serve: --stdio or --node-ipc.');
    checkRefused('--clientProcessId=7', 'Say how to serve: --stdio or --node-ipc.');
  });
});

function parse(line: string) {
  return parseCommandLine(line.split(' ').filter((word) => word !== ''));
}

function checkRefused(line: string, problem: string): void {
  assert.deepEqual(parse(line), { kind: 'refused', problem });
}
