#!/usr/bin/env node
/** Entry of the server's process: reads the command line and starts what it asks for. */
import { runCheck } from './cli/check';
import { helpText, parseCommandLine } from './cli/commandLine';
import { runReferences } from './cli/references';
import { startServer } from './lsp/server';

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2));
  switch (command.kind) {
    case 'serve':
      startServer(command.transport, command.clientProcess);
      return;
    case 'check':
      process.exitCode = await runCheck(command.files);
      return;
    case 'references':
      process.exitCode = await runReferences(command.files);
      return;
    case 'version':
      process.stdout.write(`${process.env.RELAY_WORKFLOWS_VERSION ?? ''}\n`);
      return;
    case 'help':
      process.stdout.write(helpText);
      return;
    case 'refused':
      process.stderr.write(`${command.problem}\n\n${helpText}`);
      process.exitCode = 2;
  }
}

void main();
