import assert from 'node:assert/strict';
import { diagnose } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { connectionsOf, pushedAccount } from './account';
import { ProbedFile } from './probedFile';
import { generateWorkflow } from './workflow';

suite('generated workflows', () => {
  const size = 100;
  const generate = (lines: number, seed: number, withProbe = false): string =>
    generateWorkflow({ lines, seed, connections: connectionsOf(size), withProbe });
  const problemsOf = (text: string): readonly string[] =>
    diagnose(parseWorkflow(text), pushedAccount(size), Date.now()).map(
      ({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
    );

  test('the same seed gives the same text, another one another', () => {
    assert.equal(generate(500, 7), generate(500, 7));
    assert.notEqual(generate(500, 7), generate(500, 8));
  });

  for (const lines of [40, 60, 61, 1000, 10_000])
    test(`${lines} lines are ${lines} lines`, () => {
      for (const withProbe of [false, true])
        assert.equal(generate(lines, 3, withProbe).split('\n').length - 1, lines, String(withProbe));
    });

  test('nothing is wrong with one', () => {
    for (let seed = 1; seed <= 20; seed++) assert.deepEqual(problemsOf(generate(300, seed)), []);
  });

  test('it has steps, triggers, references and dependencies in numbers', () => {
    const { steps, triggers, references } = parseWorkflow(generate(1000, 1));
    assert.ok(steps.length > 70, `${steps.length} steps`);
    assert.ok(triggers.length > 1, `${triggers.length} triggers`);
    assert.ok(references.connections.length > 50, `${references.connections.length} connections`);
    assert.ok(references.outputs.length > 0, `${references.outputs.length} outputs`);
    assert.ok(steps.filter(({ dependsOn }) => dependsOn.length > 0).length > 40);
  });

  test('the one to type in has its one mistake in the middle', () => {
    for (const lines of [60, 1000]) {
      const text = generate(lines, 1, true);
      assert.deepEqual(problemsOf(text), ['value-enum contaner']);
      const { line } = new ProbedFile(text, 'yaml').range('type').start;
      assert.ok(line > lines * 0.3 && line < lines * 0.8, `line ${line} of ${lines}`);
    }
  });
});
