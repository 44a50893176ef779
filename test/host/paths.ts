import path from 'node:path';

/** The repository. These modules run compiled, from `out/test/host/`. */
export const repositoryRoot = path.resolve(__dirname, '../../..');

export function inRepository(...segments: string[]): string {
  return path.join(repositoryRoot, ...segments);
}
