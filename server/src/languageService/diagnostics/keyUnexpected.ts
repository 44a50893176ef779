/**
 * `key-unexpected`: a key that Relay ignores where it stands, and that was most likely meant to do something.
 *
 *     dependson: build
 *     ^^^^^^^^^ Relay ignores "dependson" here. Did you mean "dependsOn"?
 *
 * Any other key that Relay does not know is the author's own, and nothing is said of it.
 */
import type { Place } from '../../workflow/places';
import { keyText, type YamlEntry } from '../../workflow/yaml/tree';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { misplacedKey } from '../structure/misplacedKey';
import { misspelledKey, ownKey } from '../structure/misspelledKey';
import { quoted } from '../wording';

export function keyUnexpected({ workflow, places }: Subject): readonly Diagnostic[] {
  const isBound = places.some(({ kind }) => kind === 'binding');
  const parameters = new Set(isBound ? workflow.parameters.map(({ name }) => name) : []);
  return places.flatMap((place) => place.entries.flatMap((entry) => unexpected(place, entry, parameters) ?? []));
}

function unexpected(place: Place, entry: YamlEntry, parameters: ReadonlySet<string>): Diagnostic | undefined {
  const name = quoted(keyText(entry) ?? '');
  const misplaced = misplacedKey(place, entry) ?? parameterOutside(place, entry, parameters);
  if (misplaced !== undefined) return finding(`${name} ${misplaced}. Relay ignores it here.`, entry);
  const meant = misspelledKey(place, entry);
  if (meant === undefined) return undefined;
  return {
    ...finding(`Relay ignores ${name} here. Did you mean ${quoted(meant)}?`, entry),
    get fixes() {
      const edits = [{ span: entry.key.span, newText: meant }];
      return [{ title: `Change the key to ${meant}`, preferred: true, edits }];
    },
  };
}

/** `binding: { branch: … }` */
function parameterOutside(place: Place, entry: YamlEntry, parameters: ReadonlySet<string>): string | undefined {
  const key = place.kind === 'binding' ? ownKey(place, entry) : undefined;
  return key !== undefined && parameters.has(key)
    ? 'is set only under "parameters" of the binding, and this stands beside it'
    : undefined;
}

function finding(message: string, { key }: YamlEntry): Diagnostic {
  return { code: 'key-unexpected', severity: 'warning', message, span: key.span };
}
