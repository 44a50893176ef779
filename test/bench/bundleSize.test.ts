import assert from 'node:assert/strict';
import { sizeIn } from './bundleSize';

suite('size of the bundle', () => {
  const output = (bytes: number, inputs: Readonly<Record<string, number>>) => ({
    bytes,
    inputs: Object.fromEntries(Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }])),
    imports: [],
    exports: [],
  });

  test('the catalogue counts wherever it is', () => {
    const files = { 'server/src/main.ts': 60, 'server/src/catalog/steps.json': 40, 'server/src/catalog/steps.ts': 5 };
    assert.deepEqual(sizeIn({ outputs: { 'dist/server.js': output(110, files) } }), { whole: 110, withoutCatalog: 70 });
    assert.deepEqual(
      sizeIn({
        outputs: {
          'dist/server.js': output(65, { 'server/src/main.ts': 60 }),
          'dist/catalog.js': output(45, { 'server/src/catalog/steps.json': 40 }),
        },
      }),
      { whole: 110, withoutCatalog: 70 },
    );
  });
});
