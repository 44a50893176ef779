/**
 * What is wrong with a reference that the engine refuses, in words with a remedy.
 */
import type { MalformedReferenceProblem, ReferenceForm, ReferenceType } from './references';

interface Words {
  /** What it refers to: `a connection`. */
  readonly noun: string;
  /** What it takes, as a person says it. */
  readonly needs: string;
  readonly keys: readonly string[];
  readonly example: string;
}

const words: Readonly<Record<ReferenceType, Words>> = {
  Connection: {
    noun: 'connection',
    needs: 'a type and a name',
    keys: ['type', 'name'],
    example: '!Connection { type: …, name: … }',
  },
  Secret: { noun: 'secret', needs: 'a name', keys: ['name'], example: '!Secret { name: … }' },
  Parameter: { noun: 'parameter', needs: 'a name', keys: ['name'], example: '!Parameter { name: … }' },
  Output: {
    noun: 'output',
    needs: 'a step and a name',
    keys: ['from', 'name'],
    example: '!Output { from: …, name: … }',
  },
  Data: { noun: 'query', needs: 'a query', keys: ['query'], example: '!Data { query: … }' },
  Answer: {
    noun: 'answer',
    needs: 'a step to ask and a name',
    keys: ['askRef', 'name'],
    example: '!Answer { askRef: …, name: … }',
  },
};

interface Malformed {
  readonly type: ReferenceType;
  readonly form: Exclude<ReferenceForm, 'template'>;
  readonly problem: MalformedReferenceProblem;
}

/** E.g. `!Connection has no name. Write !Connection { type: …, name: … }.` */
export function malformedMessage({ type, form, problem }: Malformed): string {
  const { noun, needs, keys, example } = words[type];
  const subject = form === 'tag' ? `!${type}` : `A map with $type: ${type}`;
  const remedy = form === 'tag' ? `Write ${example}.` : `Write ${keys.join(' and ')} beside $type.`;
  switch (problem.kind) {
    case 'notACollection':
      return `${subject} needs ${needs}. ${remedy}`;
    case 'missingKey':
      return `${subject} has no ${problem.key}. ${remedy}`;
    case 'unknownKey':
      return `${subject} takes ${keys.join(' and ')} only, not ${JSON.stringify(problem.key)}. Remove that key.`;
    case 'duplicateKey':
      return `${subject} has the key ${problem.key} twice, which stops the workflow. Remove one.`;
    case 'bareWords':
      return `${subject} {${problem.words.join(', ')}} has keys without values. Write ${subject} [${problem.words.join(', ')}], or give each value its key.`;
    case 'itemCount': {
      const items = keys.length === 1 ? 'one item' : 'two items';
      return `${subject} takes exactly ${items}, ${needs}, and this has ${problem.count}. Write ${subject} [${keys.join(', ')}].`;
    }
    case 'notAString':
      return problem.text === ''
        ? `The ${problem.key} of this ${noun} is empty. Write a ${problem.key} after ${problem.key}:.`
        : `The ${problem.key} of ${withArticle(noun)} must be text, and YAML reads ${problem.text} as something else. ${quoteRemedy(type, problem.text)}`;
  }
}

/** Quotes are lost on the value of a tag itself: `!Secret "123"` is the number all the same. */
function quoteRemedy(type: ReferenceType, text: string): string {
  return words[type].keys.length === 1 ? `Write !${type} [${JSON.stringify(text)}].` : 'Put it in quotes.';
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
