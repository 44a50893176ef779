/**
 * Steps or triggers that have the name of one before them.
 */
import { textOf, type Place } from '../../workflow/places';
import type { Span } from '../../workflow/span';
import { markOfPlace } from './placeNames';

export interface DuplicateName {
  readonly name: string;
  readonly span: Span;
}

export function duplicateNames(places: readonly Place[], kind: Place['kind']): readonly DuplicateName[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const name = place.kind === kind ? textOf(place, 'name') : undefined;
    if (name === undefined || name === '') return [];
    if (seen.has(name)) return [{ name, span: markOfPlace(place) }];
    seen.add(name);
    return [];
  });
}
