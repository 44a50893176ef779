/**
 * Which key was meant by one that means nothing where it stands.
 */
import { findKey, type Place } from '../../workflow/places';
import { keysOf, valueKind } from '../../workflow/shape';
import { isMerge } from '../../workflow/merges';
import { keyText, type YamlEntry } from '../../workflow/yaml/tree';
import { editDistance } from '../nearest';

/**
 * `dependsOn` for `dependson`, `depends_on` or `dependOn`. Narrower than for other names, because a workflow may have keys of its own:
 * none where the key that would be meant is there besides, or where something is kept for its anchor.
 */
export function misspelledKey(place: Place, entry: YamlEntry): string | undefined {
  const key = ownKey(place, entry);
  if (key === undefined || key.length > longest) return undefined;
  return keysOf(place.kind).find((known) => isSlip(key, known) && findKey(place, known) === undefined);
}

/** A key without a meaning there, unless it is the author's own: `x-…`, `.shared`, or one with an anchor to be used elsewhere. */
export function ownKey(place: Place, entry: YamlEntry): string | undefined {
  const key = keyText(entry);
  if (key === undefined || valueKind(place.kind, key) !== undefined || isMerge(entry)) return undefined;
  return /^(?:x-|\.)/i.test(key) || entry.value.anchor !== undefined ? undefined : key;
}

/** Of the longest key there is, with the slips that it may have. */
const longest = 16;

function isSlip(key: string, known: string): boolean {
  const written = key.toLowerCase().replace(/[-_ ]/g, '');
  const meant = known.toLowerCase();
  if (written === meant) return true;
  if (written.length < 3 || !startsAlike(written, meant)) return false;
  return editDistance(written, meant) <= (known.length < 8 ? 1 : 2);
}

/** `then` is no slip of `when`, but `hwen` is. */
function startsAlike(written: string, meant: string): boolean {
  const start = meant.charAt(0);
  return written.startsWith(start) || written.startsWith(meant.charAt(1) + start);
}
