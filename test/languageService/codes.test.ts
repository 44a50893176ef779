import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { diagnosticCodes } from '../../server/src/languageService/codes';

interface SeveritySetting {
  readonly properties: Readonly<Record<string, { readonly enum: unknown; readonly description: unknown }>>;
}

suite('the codes of diagnostics', () => {
  const codes = [...diagnosticCodes].sort();

  test('are those of the files in diagnostics/', () => {
    const files = readdirSync('server/src/languageService/diagnostics').filter((file) => file !== 'index.ts');
    assert.deepEqual(files.map(codeOfFile).sort(), codes);
  });

  test('are each made by the file that is named for it', () => {
    for (const file of readdirSync('server/src/languageService/diagnostics').filter((name) => name !== 'index.ts')) {
      const source = readFileSync(`server/src/languageService/diagnostics/${file}`, 'utf8');
      assert.ok(source.includes(`code: '${codeOfFile(file)}'`), file);
    }
  });

  test('have a section each in docs/diagnostics.md, named as its link expects', () => {
    const headings = [...readFileSync('docs/diagnostics.md', 'utf8').matchAll(/^## ([a-z-]+)$/gm)];
    assert.deepEqual(headings.map(([, heading]) => heading).sort(), codes);
  });

  test('are offered by the setting relay.diagnostics.severity, with the levels and a description', () => {
    const { properties } = severitySetting();
    assert.deepEqual(Object.keys(properties).sort(), codes);
    for (const [code, { enum: levels, description }] of Object.entries(properties)) {
      assert.deepEqual(levels, ['error', 'warning', 'information', 'hint', 'off'], code);
      assert.match(String(description), /^[A-Z].*\.$/, code);
    }
  });
});

/** `connectionMissing.ts` makes `connection-missing`. */
function codeOfFile(file: string): string {
  return file.replace(/\.ts$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function severitySetting(): SeveritySetting {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, SeveritySetting> } };
  };
  return manifest.contributes.configuration.properties['relay.diagnostics.severity']!;
}
