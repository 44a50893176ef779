/** What the rows of connections and of secrets that a workflow names have in common: their places in the text, and what the account says. */
import type { ReferenceToConnection } from '../../../server/src/protocol';
import { counted, escapeMarkdown } from '../../../server/src/relay/words';
import { icons, type Icon } from './node';
import { listed } from './words';

/** A click on its row goes to the first place. */
export const showReferenceCommand = 'relay.showConnectionReference';

/** The places that name one thing, in the order of the text. */
export type Places<Reference> = readonly [Reference, ...Reference[]];

/**
 * The places that name one thing together, in the order in which the text comes to each.
 * @param idOf the same for one list every time
 */
export function eachOnce<Reference extends object>(
  references: readonly Reference[],
  idOf: (reference: Reference) => string,
): readonly Places<Reference>[] {
  const known = gathered.get(references) as readonly Places<Reference>[] | undefined;
  if (known) return known;
  const byId = new Map<string, [Reference, ...Reference[]]>();
  for (const reference of references) {
    const places = byId.get(idOf(reference));
    if (places) places.push(reference);
    else byId.set(idOf(reference), [reference]);
  }
  const result = [...byId.values()];
  gathered.set(references, result);
  return result;
}

const gathered = new WeakMap<readonly object[], readonly Places<object>[]>();

export const labelOf = (name: string): string => (name === '' ? 'no name yet' : name);

/** `3 places`; nothing where there is but one. */
export const countOf = ({ length }: Places<unknown>): string | undefined =>
  length === 1 ? undefined : counted(length, 'place');

export interface Looks {
  readonly icon: Icon;
  /** Behind the type; nothing where the icon says it all. */
  readonly seen: string | undefined;
  readonly spoken: string;
}

export function looksOf({
  name,
  verdict,
  problem,
}: Pick<ReferenceToConnection, 'name' | 'verdict' | 'problem'>): Looks {
  const absent = problem?.severity === 'error' ? icons.bad : icons.doubtful;
  const saying = (icon: Icon, words: string): Looks => ({ icon, seen: words, spoken: words });
  switch (verdict) {
    case 'present':
      return { icon: icons.good, seen: undefined, spoken: 'on the account' };
    case 'unavailable':
      return saying(icons.doubtful, 'failed its last test');
    case 'missing':
      return saying(absent, 'missing');
    case 'typeUnknown':
      return saying(absent, 'unknown type');
    case 'wrongType':
      return saying(absent, 'wrong type');
    case 'unsettled':
      return saying(icons.busy, 'being checked');
    case 'none':
      return name === undefined
        ? saying(icons.unsaid, 'all connections of this type')
        : { icon: icons.unsaid, seen: undefined, spoken: 'not known whether it exists' };
  }
}

type Place = Pick<ReferenceToConnection, 'holder' | 'range'>;

/** Markdown: a sentence, or a list. */
export function placesInWords(places: Places<Place>): string {
  return places.length === 1
    ? `In ${placeInWords(places[0])}.`
    : `In ${counted(places.length, 'place')}:\n\n${listed(places.map(placeInWords))}`;
}

/** Markdown: `step deploy, spec.connection (line 12)` */
export function placeInWords(place: Place): string {
  const { kind, path } = place.holder;
  return `${kind} ${escapeMarkdown(holderName(place))}, ${escapeMarkdown(path)} (line ${lineOf(place)})`;
}

export const holderName = ({ holder: { name, index } }: Place): string => name ?? `number ${index + 1}`;

export const lineOf = ({ range }: Place): number => range.start.line + 1;
