/**
 * `value-enum`: a word that is none of those the key takes.
 *
 *     type: aproval
 *           ^^^^^^^ A step is of type container or approval, not "aproval". Did you mean "approval"?
 */
import { valueOf, type Place } from '../../workflow/places';
import { sourceTypes, stepTypes, type PlaceKind } from '../../workflow/shape';
import { resolveAlias } from '../../workflow/yaml/tree';
import { either } from '../../relay/words';
import type { Subject } from '../structure/subject';
import { nearest } from '../nearest';
import type { Diagnostic, Severity } from '../types';
import { quoted } from '../wording';

interface Choice {
  readonly place: PlaceKind;
  readonly key: string;
  readonly words: readonly string[];
  /** How a sentence about it starts. */
  readonly subject: string;
  readonly severity: Severity;
}

/** The engine reads a file of any version and kind; a type that it does not know, it refuses. */
const choices: readonly Choice[] = [
  { place: 'workflow', key: 'apiVersion', words: ['v1'], subject: 'The version of a workflow is', severity: 'warning' },
  { place: 'workflow', key: 'kind', words: ['Workflow'], subject: 'The kind of a workflow is', severity: 'warning' },
  { place: 'step', key: 'type', words: stepTypes, subject: 'A step is of type', severity: 'error' },
  { place: 'source', key: 'type', words: sourceTypes, subject: 'A trigger is of type', severity: 'error' },
];

export function valueEnum({ places }: Subject): readonly Diagnostic[] {
  return places.flatMap((place) =>
    choices.filter((choice) => choice.place === place.kind).flatMap((choice) => checkChoice(place, choice) ?? []),
  );
}

/** Nothing at all is a missing key, or the usual one. */
function checkChoice(place: Place, { key, words, subject, severity }: Choice): Diagnostic | undefined {
  const value = valueOf(place, key);
  const scalar = resolveAlias(value);
  if (value === undefined || scalar?.kind !== 'scalar' || scalar.value === null) return undefined;
  const { text } = scalar;
  if (text === '' || words.includes(text)) return undefined;
  const near = words.length === 1 ? words[0] : text.length > 40 ? undefined : nearest(text, words);
  const question = near === undefined || words.length === 1 ? '' : ` Did you mean ${quoted(near)}?`;
  return {
    code: 'value-enum',
    severity,
    message: `${subject} ${either(words)}, not ${quoted(text)}.${question}`,
    span: value.span,
    get fixes() {
      return words.map((word) => ({
        title: `Write ${key}: ${word}`,
        preferred: word === near,
        edits: [{ span: value.span, newText: word }],
      }));
    },
  };
}
