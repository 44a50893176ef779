/** What the operating system says of a running process. Linux only: elsewhere nothing is known. */
import { readFileSync } from 'node:fs';

/** `undefined` where it cannot be known. */
export interface ProcessUsage {
  /** The most memory that it has had at once, in MiB (`VmHWM`). */
  readonly peakMemory: number | undefined;
  /** Processor time so far, of all threads, in milliseconds; its unit is a hundredth of a second. */
  readonly processorTime: number | undefined;
}

export function usageOf(pid: number): ProcessUsage {
  if (process.platform !== 'linux') return { peakMemory: undefined, processorTime: undefined };
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    peakMemory: kibibytes === undefined ? undefined : Number(kibibytes) / 1024,
    processorTime: processorTimeIn(readFileSync(`/proc/${pid}/stat`, 'utf8')),
  };
}

/** The 14th and 15th field of `/proc/PID/stat`, in ticks of 10 ms. The second field is a name in parentheses, and may have spaces. */
function processorTimeIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
