/** What the command line says. */
import { once } from 'node:events';

/** Writes to standard output, no faster than somebody reads. */
export type Print = (text: string) => Promise<void>;

/** The process ends with the reader, who may have enough, as in `references . | head -1`. */
export function openOutput(): Print {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
}

export function tellUnreadable({ file, reason }: { readonly file: string; readonly reason: string }): void {
  process.stderr.write(`Cannot read ${file}: ${reason}.\n`);
}
