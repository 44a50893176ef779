/**
 * What is found with fewer looks is what a look at everything finds.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byNearness, editDistance, nearest } from '../../server/src/languageService/nearest';
import { commonEnd, commonStart } from '../../server/src/workflow/sameText';
import { property, type Property } from './property';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'C', 'c'), maxLength: 9 });
const lines = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });

export const shortcutProperties: readonly Property[] = [
  property(
    'the name that was meant is the one by the distance to each',
    [word, fc.array(word, { maxLength: 6 })],
    (name, candidates) => {
      const near = candidates.filter((candidate) => {
        const [a, b] = [name.toLowerCase(), candidate.toLowerCase()];
        const isShort = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
        return (isShort ? 1 : editDistance(a, b)) <= Math.max(name.length, candidate.length) / 3;
      });
      assert.equal(nearest(name, candidates), candidates.includes(name) ? undefined : byNearness(name, near)[0]);
    },
  ),
  property(
    'two texts are the same as far as a look at each character says',
    [lines, lines, fc.constantFrom(0, 1000, 3000)],
    (a, b, longer) => {
      const same = 'x'.repeat(longer);
      let expected = 0;
      while (expected < Math.min(a.length, b.length) && a[expected] === b[expected]) expected += 1;
      assert.equal(commonStart(same + a, same + b), longer + expected);
      const reverse = (text: string): string => Array.from(text).reverse().join('');
      assert.equal(commonEnd(reverse(same + a), reverse(same + b)), longer + expected);
    },
  ),
];
