import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

suite('docs/diagnostics.md', () => {
  test('has a section for each code, named as its link expects, and no other', () => {
    const files = readdirSync('server/src/languageService/diagnostics').filter((file) => file !== 'index.ts');
    const codes = files.map((file) =>
      file.replace(/\.ts$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    );
    const headings = [...readFileSync('docs/diagnostics.md', 'utf8').matchAll(/^## (.*)$/gm)].map(
      ([, heading]) => heading,
    );
    assert.deepEqual(headings.sort(), codes.sort());
  });

  test('each file of a diagnostic makes the code that it is named for', () => {
    for (const file of readdirSync('server/src/languageService/diagnostics').filter((name) => name !== 'index.ts')) {
      const code = file.replace(/\.ts$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const source = readFileSync(`server/src/languageService/diagnostics/${file}`, 'utf8');
      assert.ok(source.includes(`code: '${code}'`), file);
    }
  });
});
