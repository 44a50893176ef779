import assert from 'node:assert/strict';
import { impurities } from './pureParts';
import { readProductSources } from './sources';

suite('languageService and workflow', () => {
  test('do not wait, throw or speak', () => {
    assert.deepEqual(impurities(readProductSources()), []);
  });
});

suite('the check of languageService and workflow', () => {
  function impuritiesIn(text: string, path = 'server/src/workflow/model.ts'): readonly string[] {
    return impurities(new Map([[path, text]]));
  }

  test('every way to wait, throw or speak is told with its line', () => {
    const path = 'server/src/workflow/model.ts';
    assert.deepEqual(impuritiesIn('const a = 1;\nthrow new Error();'), [`${path}:2 uses throw`]);
    assert.deepEqual(impuritiesIn('async function read() {\n  await x;\n}'), [
      `${path}:1 uses async`,
      `${path}:2 uses await`,
    ]);
    assert.deepEqual(impuritiesIn('const read = async () => 1;'), [`${path}:1 uses async`]);
    assert.deepEqual(impuritiesIn('for await (const a of b);'), [`${path}:1 uses await`]);
    assert.deepEqual(impuritiesIn('let a: Promise<void>;'), [`${path}:1 uses Promise`]);
    assert.deepEqual(impuritiesIn('Promise.resolve();'), [`${path}:1 uses Promise`]);
    assert.deepEqual(impuritiesIn('console.log(1);'), [`${path}:1 uses console`]);
    assert.deepEqual(impuritiesIn('setTimeout(f);'), [`${path}:1 uses setTimeout`]);
    assert.deepEqual(impuritiesIn('const later = { setTimeout };'), [`${path}:1 uses setTimeout`]);
  });

  test('words in comments, strings and names of properties are nobody’s business', () => {
    assert.deepEqual(impuritiesIn("// await, throw\nconst a = { process: 'async' };\na.process;"), []);
  });

  test('languageService is held too, the protocol’s side is not', () => {
    assert.equal(impuritiesIn('throw 1;', 'server/src/languageService/index.ts').length, 1);
    assert.deepEqual(impuritiesIn('throw 1;', 'server/src/lsp/server.ts'), []);
  });
});
