import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { checkMarks, contributedGrammars, markedFiles, titleOf } from './marks';

const repositoryRoot = resolve(__dirname, '../../..');

/** The YAML grammar of VS Code up to 1.95, and of many other tools. The one of later versions is tested inside VS Code. */
const yamlGrammar = {
  scopeName: 'source.yaml',
  path: createRequire(__filename).resolve('tm-grammars/grammars/yaml.json'),
};

suite('highlighting', () => {
  const ours = contributedGrammars(repositoryRoot);

  for (const file of markedFiles(join(repositoryRoot, 'test/syntaxes/marked'))) {
    test(titleOf(file), () => checkMarks(file, [...ours, yamlGrammar]));
  }

  test('other YAML files are colored as they were: no grammar is injected into another language', () => {
    assert.deepEqual(
      ours.filter(({ injectTo }) => injectTo !== undefined),
      [],
    );
    assert.deepEqual(
      ours.map(({ language }) => language).filter((language) => language !== undefined),
      ['relay-workflow'],
    );
  });
});
