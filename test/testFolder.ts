import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that each test of a suite has to itself. */
export interface TestFolder {
  /** `path('a', 'b.yaml')`; without names the folder itself. */
  path(...names: readonly string[]): string;
  /** Writes `a/b.yaml`, with the folders around it. @returns its path */
  write(name: string, content: string | Buffer): string;
}

/** To be called in a suite. */
export function testFolder(): TestFolder {
  let folder: string;
  setup(() => void (folder = mkdtempSync(join(tmpdir(), 'relay-test-'))));
  teardown(() => rmSync(folder, { recursive: true }));
  return {
    path: (...names) => join(folder, ...names),
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
  };
}
