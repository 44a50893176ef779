/** What a run has found, as data: what `--json` prints, and what tables and verdicts are made of. */
import type { ContenderName } from './contenders';

export type MeasureName =
  | 'start'
  | 'keystroke'
  | 'completion'
  | 'hover'
  | 'burst'
  | 'burstProcessor'
  | 'memory'
  | 'bundle'
  | 'check'
  | 'references';

export interface Samples {
  readonly measure: MeasureName;
  readonly contender: ContenderName;
  /** Lines of the file, or the number of files for the command line. 0 where size plays no part. */
  readonly size: number;
  /** Milliseconds, MiB for `memory`, bytes for `bundle`. */
  readonly values: readonly number[];
  /** Set when an answer did not come within so many milliseconds: it counts as a value that is larger than all others. */
  readonly over?: number;
  /** What a reader must know. */
  readonly note?: string;
}

export interface Bundle {
  /** Bytes of the minified server. */
  readonly whole: number;
  readonly withoutCatalog: number;
  /** Bytes of the modules that yaml-language-server has loaded after a completion and a hover, and of what is installed with it. */
  readonly theirsLoaded: number;
  readonly theirsInstalled: number;
}

export interface Run {
  /** RFC 3339. */
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly accountSize: number;
  readonly samples: readonly Samples[];
  readonly bundle?: Bundle;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** Processes that wanted to run, on average over the last minute, before the run and after it. */
  readonly load: readonly [number, number];
}
