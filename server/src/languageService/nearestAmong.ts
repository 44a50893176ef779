/**
 * `nearest` among the names of one file, which may hold any number of them, of any length.
 */
import { nearest } from './nearest';

/** More cannot be compared while somebody types; whoever is left over gets no suggestion. */
const mostComparisons = 20_000;

/** Longer ones are no slips of a name. */
const longestName = 64;

/** Each name is looked up once. */
export function nearestAmong(candidates: Iterable<string>): (name: string) => string | undefined {
  const short = [...new Set(candidates)].filter(({ length }) => length <= longestName);
  const answers = new Map<string, string | undefined>();
  return (name) => {
    if (answers.has(name)) return answers.get(name);
    const tooMany = (answers.size + 1) * short.length > mostComparisons;
    const answer = tooMany || name.length > longestName ? undefined : nearest(name, short);
    answers.set(name, answer);
    return answer;
  };
}
