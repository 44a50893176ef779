import assert from 'node:assert/strict';
import { parseCommandLine } from '../../server/src/cli/commandLine';

suite('command line', () => {
  test('--stdio and --node-ipc serve, with the process id of the client or without', () => {
    const stdio = { kind: 'serve', transport: 'stdio' };
    assert.deepEqual(parse('--stdio'), stdio);
    assert.deepEqual(parse('--stdio --clientProcessId=7'), stdio);
    assert.deepEqual(parse('--stdio --clientProcessId 7'), stdio);
    assert.deepEqual(parse('--clientProcessId=7 --stdio'), stdio);
    assert.deepEqual(parse('--clientProcessId 7 --stdio'), stdio);
    assert.deepEqual(parse('--node-ipc --clientProcessId=7'), { kind: 'serve', transport: 'nodeIpc' });
  });

  test('--version and --help', () => {
    assert.deepEqual(parse('--version'), { kind: 'version' });
    assert.deepEqual(parse('--help'), { kind: 'help' });
  });

  test('an argument that is not known is refused by its name', () => {
    checkRefused('--tcp', 'Unknown argument "--tcp".');
    checkRefused('--stdio --verbose', 'Unknown argument "--verbose".');
    checkRefused('--clientProcessId', 'Unknown argument "--clientProcessId".');
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
