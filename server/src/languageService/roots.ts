/**
 * What an expression can start from, and where.
 */
import type { Holder } from '../workflow/references';

export type Root = 'connections' | 'secrets' | 'parameters' | 'outputs' | 'steps' | 'event';

export const roots: readonly Root[] = ['connections', 'secrets', 'parameters', 'outputs', 'steps', 'event'];

export function asRoot(name: string): Root | undefined {
  return roots.find((root) => root === name);
}

/** Those that have a value there. */
export function rootsAt({ kind, path }: Holder): readonly Root[] {
  if (kind === 'step') return ['connections', 'secrets', 'parameters', 'outputs', 'steps'];
  // A trigger's source is set up before anything has happened.
  return path[0] === 'source' ? ['connections', 'secrets'] : ['connections', 'secrets', 'event'];
}
