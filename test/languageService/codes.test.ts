import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { diagnosticCodes } from '../../server/src/languageService/codes';

interface SeveritySetting {
  readonly markdownDescription: string;
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

  test('are explained where the setting says', () => {
    const { repository } = readManifest();
    const page = `${repository.url.replace(/\.git$/, '')}/blob/main/docs/diagnostics.md`;
    assert.ok(severitySetting().markdownDescription.includes(`(${page})`));
  });
});

/** `connectionMissing.ts` makes `connection-missing`. */
function codeOfFile(file: string): string {
  return file.replace(/\.ts$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function severitySetting(): SeveritySetting {
  const sections = readManifest().contributes.configuration;
  return sections.map(({ properties }) => properties['relay.diagnostics.severity']).find((setting) => setting)!;
}

interface Manifest {
  readonly repository: { readonly url: string };
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, SeveritySetting>> }[];
  };
}

const readManifest = (): Manifest => JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
