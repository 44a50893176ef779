import assert from 'node:assert/strict';
import { isRegularExpression } from '../../../server/src/workflow/expression/regularExpression';

suite('which regular expressions the engine takes', () => {
  for (const pattern of [
    '',
    '^a.*b$',
    '(?i)a(?:b|c)+?',
    '(?P<name>a)',
    '[[:alpha:]_-]',
    '[^]a]',
    '[a-z\\d-]',
    '\\A\\pL\\p{Greek}\\x{1F600}\\z',
    '\\Q(\\E',
    'a{2,3}',
    'a{,2}',
    '{',
    '}',
    ']',
    '\\.\\/\\-',
    '名前+',
  ]) {
    test(`taken: ${pattern}`, () => assert.equal(isRegularExpression(pattern), true));
  }
  for (const pattern of [
    '(',
    ')',
    '[',
    '[a',
    '[z-a]',
    '*',
    'a**',
    'a{3,2}',
    'a{1001}',
    '(?=a)',
    '(?<!a)',
    '(a)\\1',
    '\\',
    '\\y',
  ]) {
    test(`refused: ${pattern}`, () => assert.equal(isRegularExpression(pattern), false));
  }
});
