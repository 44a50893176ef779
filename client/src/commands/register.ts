import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';

export type Register = (command: string, run: (...values: never[]) => Promise<unknown>) => Disposable;

/** Registers a command whose failure, should it ever have one of its own, is a sentence to the user and a line in the output channel instead of a raw error. */
export function registrarOf(output: LogOutputChannel): Register {
  return (command, run) =>
    commands.registerCommand(command, async (...values: never[]) => {
      try {
        await run(...values);
      } catch (error) {
        output.error(`${command}: ${String(error)}`);
        void report(output);
      }
    });
}

async function report(output: LogOutputChannel): Promise<void> {
  const answer = await window.showErrorMessage(
    'Something unexpected went wrong in Relay Workflows on this computer. Try again; the output channel Relay Workflows says more.',
    showOutput,
  );
  if (answer === showOutput) output.show();
}

const showOutput = 'Show Output';
