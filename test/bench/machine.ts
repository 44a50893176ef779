/** What the numbers were measured on. */
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Machine } from './results';

export function describeMachine(loadBefore: number): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().replace(/-.*/, '')}`,
    load: [loadBefore, currentLoad()],
  };
}

/** 0 on Windows, which does not say. */
export const currentLoad = (): number => loadavg()[0] ?? 0;
