/**
 * A template that YAML breaks has a fix that mends it, wherever it stands.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../server/src/languageService';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { applied } from '../languageService/checkDiagnostics';
import { now } from '../languageService/fixture';
import { property, type Property } from './property';

const expression = fc.constantFrom(
  'secrets.a',
  `connections.aws.'it: is'`,
  `concat('a #b', "c")`,
  `merge(objects: [secrets.a], mode: 'deep')`,
  `{'a': 1, "b": [1, 2]}`,
  '`raw`',
  `secrets['}']`,
  `/* : # */ secrets.b`,
  `path({'a': 1}, "a")`,
);
const word = fc.constantFrom('', 'a', 'text ', ' and ', '-b', '.');
const value = fc
  .array(fc.tuple(word, expression, word), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([before, inner, after]) => `${before}\${${inner}}${after}`).join(''))
  .filter((text) => text === text.trim() && !/^[-.]/.test(text));
const places: readonly ((text: string) => string)[] = [
  (text) => `key: ${text}`,
  (text) => `key: ${text} # a note`,
  (text) => `key:\n      ${text}`,
  (text) => `key: [${text}]`,
  (text) => `key: [ x, ${text}, 'y' ]`,
  (text) => `key: { k: ${text}, l: y }`,
  (text) => `key: !Fn.concat [${text}, b]`,
  (text) => `key:\n    - ${text}\n    - b`,
  (text) => `key: '${text}'`,
  (text) => `key: "${text}"`,
];

export const brokenTemplateProperties: readonly Property[] = [
  property(
    'a template in any place is read as it is meant, or has a fix after which it is',
    [value, fc.constantFrom(...places)],
    (meant, place) => {
      const text = `steps:\n- name: a\n  image: b\n  spec:\n    ${place(meant)}\n    other: text\n`;
      const workflow = parseWorkflow(text);
      if (holds(workflow, meant)) return;
      const broken = diagnose(workflow, { kind: 'signedOut' }, now).find(
        ({ code }) => code === 'template-broken-by-yaml',
      );
      const fix = broken?.fixes?.[0];
      // Quotes around quotes may end the text too early without any mistake that YAML could notice.
      if (/['"]$/.test(place('')) && !fix) return;
      assert.ok(fix, text);
      assert.ok(holds(parseWorkflow(applied(text, fix.edits)), meant), applied(text, fix.edits));
    },
  ),
];

function holds({ sites, errors }: Workflow, meant: string): boolean {
  return errors.length === 0 && sites.some(({ scalar }) => scalar.text === meant);
}
