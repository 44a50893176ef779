/**
 * What is wrong with a reference that the engine refuses, in words with a remedy.
 */
import type { MalformedReferenceProblem, ReferenceForm, ReferenceType } from './references';
import { keysOfReference } from './tagReference';
import { plainScalarValue } from './yaml/scalarValue';

interface Words {
  /** What it refers to: `a connection`. */
  readonly noun: string;
  /** What it takes, as a person says it. */
  readonly needs: string;
  /** The same where a part of it is computed. */
  readonly computed: string;
}

const words: Readonly<Record<ReferenceType, Words>> = {
  Connection: { noun: 'connection', needs: 'a type and a name', computed: '${connections.aws[parameters.name]}' },
  Secret: { noun: 'secret', needs: 'a name', computed: '${secrets[parameters.name]}' },
  Parameter: { noun: 'parameter', needs: 'a name', computed: '${parameters[outputs.step.name]}' },
  Output: { noun: 'output', needs: 'a step and a name', computed: '${outputs.step[parameters.name]}' },
  Data: { noun: 'query', needs: 'a query', computed: '${event.titles[event.index]}' },
  Answer: { noun: 'answer', needs: 'a step to ask and a name', computed: '' },
};

/** `!Connection { type: …, name: … }` */
function exampleOf(type: ReferenceType): string {
  return `!${type} { ${keysOfReference(type)
    .map((key) => `${key}: …`)
    .join(', ')} }`;
}

interface Malformed {
  readonly type: ReferenceType;
  readonly form: Exclude<ReferenceForm, 'template'>;
  readonly problem: MalformedReferenceProblem;
}

/**
 * E.g. `!Connection has no name. Write !Connection { type: …, name: … }.`
 *
 * @param source the text at the span of what is malformed
 */
export function malformedMessage({ type, form, problem }: Malformed, source = ''): string {
  const { needs } = words[type];
  const keys = keysOfReference(type);
  const subject = form === 'tag' ? `!${type}` : `A map with $type: ${type}`;
  const remedy = form === 'tag' ? `Write ${exampleOf(type)}.` : `Write ${keys.join(' and ')} beside $type.`;
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
      return `${subject} {${problem.words.join(', ')}} has keys without values. ${bareWordsRemedy(type, problem.words)}`;
    case 'itemCount': {
      const items = keys.length === 1 ? 'one item' : 'two items';
      return `${subject} takes exactly ${items}, ${needs}, and this has ${problem.count}. Write ${subject} [${keys.join(', ')}].`;
    }
    case 'notAString':
      return notAString(type, subject, problem, source);
  }
}

/** As many words as there are keys were meant as a sequence; `type aws` lacks its colon. */
function bareWordsRemedy(type: ReferenceType, written: readonly string[]): string {
  const keys = keysOfReference(type);
  const pairs = written.map((word) => /^(\w+) (.*)$/.exec(word) ?? []);
  if (pairs.length > 0 && pairs.every(([, key]) => key !== undefined && keys.includes(key)))
    return `Write !${type} { ${pairs.map(([, key, value]) => `${key}: ${value}`).join(', ')} }.`;
  if (written.length !== keys.length) return `Write ${exampleOf(type)}.`;
  return `Write !${type} [${written.join(', ')}], or give each value its key.`;
}

function notAString(
  type: ReferenceType,
  subject: string,
  { key, text }: MalformedReferenceProblem & { kind: 'notAString' },
  source: string,
): string {
  const { noun, computed } = words[type];
  const own = new RegExp(`^(?:&\\S+\\s+)?!${type}(?!\\S)`).test(source);
  const must = `${key === noun ? `A ${noun}` : `The ${key} of ${withArticle(noun)}`} must be text`;
  const tag = /^(?:&\S+\s+)?(!\S+)/.exec(source)?.[1];
  if (tag !== undefined && (!own || typeof plainScalarValue(text) === 'string')) {
    if (tag.startsWith('!!') || tag.startsWith('!<')) return `${must}. Remove the tag ${tag}.`;
    const instead = computed === '' ? 'Write the name itself.' : `Write it like ${computed}.`;
    return `Nothing inside ${subject.replace(/^A/, 'a')} is evaluated, so ${tag} cannot stand for its ${key}. ${instead}`;
  }
  if (source.startsWith('*')) return `${must}, and ${source} stands for something else.`;
  if (text === '') {
    if (own) return `${subject} needs a ${key}. Write ${exampleOf(type)}.`;
    if (source !== '') return `${must}, and this is a ${source.startsWith('{') ? 'mapping' : 'list'}.`;
    return `The ${key} of this ${noun} is empty. Write a ${key} after ${key}:.`;
  }
  const remedy = keysOfReference(type).length === 1 ? `Write !${type} ['${text}'].` : 'Put it in quotes.';
  return own && /^\S+\s+['"]/.test(source)
    ? `${must}, and the quotes mean nothing behind !${type}: it is ${text}, as without them. ${remedy}`
    : `${must}, and YAML reads ${text} as something else. ${remedy}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
