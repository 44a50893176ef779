/**
 * How sentences speak of the places of a workflow.
 */
import { findKey, textOf, type Place } from '../../workflow/places';
import { isIn, type Span } from '../../workflow/span';
import { quoted } from '../wording';

/** `Step "build"`, `This trigger` where it has no name. */
export function nameOfPlace(place: Place): string {
  const name = place.kind === 'step' || place.kind === 'trigger' ? textOf(place, 'name') : undefined;
  if (name !== undefined && name !== '') return `${capital(place.kind)} ${quoted(name)}`;
  return `This ${nouns[place.kind]}`;
}

const nouns: Readonly<Record<Place['kind'], string>> = {
  workflow: 'workflow',
  parameter: 'parameter',
  step: 'step',
  trigger: 'trigger',
  source: 'source',
  binding: 'binding',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What stands for the whole: its name, or else its first key. A name that an alias or a merge brings in stands elsewhere. */
export function markOfPlace(place: Place): Span {
  const name = findKey(place, 'name')?.value;
  if (name !== undefined && place.kind !== 'parameter' && isIn(name.span, place.mapping.span) && !isEmpty(name.span)) {
    return name.span;
  }
  return place.mapping.entries[0]?.key.span ?? place.mapping.span;
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
