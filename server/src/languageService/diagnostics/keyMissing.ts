/**
 * `key-missing`: a step, trigger or source without something that it cannot do without.
 *
 *     - name: build
 *             ^^^^^ Step "build" has no image. …
 *
 * A dash with nothing behind it is about to become a step: that is a warning.
 */
import { findKey, outermostPlace, valueOf, type Place } from '../../workflow/places';
import type { Span } from '../../workflow/span';
import { resolveAlias, type YamlEntry, type YamlNode } from '../../workflow/yaml/tree';
import { lineEnd } from '../../workflow/line';
import { listed } from '../../relay/words';
import { indentOf } from '../structure/indentation';
import type { Subject } from '../structure/subject';
import { belongsInSource } from '../structure/misplacedKey';
import { misspelledKey } from '../structure/misspelledKey';
import { markOfPlace, nameOfPlace } from '../structure/placeNames';
import type { Diagnostic, Fix, Severity } from '../types';

export function keyMissing({ workflow, places }: Subject): readonly Diagnostic[] {
  return places.flatMap((place) => missing(workflow.text, place, requiredKeys(place)));
}

interface Required {
  readonly key: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** A type that Relay does not know says nothing of what else is needed. */
function requiredKeys({ kind, type }: Place): readonly Required[] {
  const image = { key: 'image', remedy: 'Add "image:" and the container that it runs' };
  switch (kind) {
    case 'step': {
      const name = { key: 'name', remedy: 'Add "name:" and a name of its own.' };
      return type === 'container' ? [name, { ...image, remedy: `${image.remedy}, or "type: approval".` }] : [name];
    }
    case 'trigger':
      return [
        { key: 'name', remedy: 'Add "name:" and a name of its own.' },
        { key: 'source', remedy: 'Add "source:" and below it "type:" with schedule, push or webhook.' },
      ];
    case 'source':
      if (type === 'schedule') return [{ key: 'schedule', remedy: 'Add one, as in "schedule: 0 7 * * 1".' }];
      if (type === 'webhook') return [{ ...image, remedy: `${image.remedy}.` }];
      return type === undefined ? [{ key: 'type', remedy: 'Add "type:" with schedule, push or webhook.' }] : [];
    default:
      return [];
  }
}

/** What is there and of the wrong kind is told by its kind; what is misspelled or misplaced, where it is. */
function missing(text: string, place: Place, required: readonly Required[]): readonly Diagnostic[] {
  const empty = required.flatMap(({ key, remedy }) => {
    const entry = findKey(place, key);
    if (entry === undefined || !isEmpty(entry.value, key)) return [];
    const owner = place.kind === 'source' ? 'trigger' : place.kind;
    return [diagnostic(`The ${key} of this ${owner} is empty. ${remedy}`, entry.key.span)];
  });
  const absent = required.filter(
    ({ key }) => !findKey(place, key) && !place.entries.some((other) => isMeantFor(key, place, other)),
  );
  // A step that is being written is told of one thing at a time.
  if (absent.length === 0 || empty.length > 0) return empty;
  const keys = listed(absent.map(({ key }) => `no ${key}`));
  const remedies = absent.map(({ remedy }) => remedy).join(' ');
  return [
    {
      ...diagnostic(`${nameOfPlace(place)} has ${keys}. ${remedies}`, markOfPlace(place)),
      get fixes() {
        return place.kind === 'source' && place.type === undefined ? addType(text, place) : [];
      },
    },
  ];
}

function isEmpty(value: YamlNode, key: string): boolean {
  const scalar = resolveAlias(value);
  return scalar?.kind === 'scalar' && (scalar.value === null || (scalar.text === '' && key !== 'source'));
}

function isMeantFor(key: string, place: Place, entry: YamlEntry): boolean {
  return misspelledKey(place, entry) === key || (key === 'source' && belongsInSource(place, entry));
}

/** The type that alone has a key which is there. */
function addType(text: string, source: Place): readonly Fix[] {
  const [first] = source.mapping.entries;
  const type = findKey(source, 'schedule') ? 'schedule' : findKey(source, 'image') ? 'webhook' : undefined;
  if (first === undefined || type === undefined) return [];
  const at = first.key.outerSpan.start;
  const next = source.mapping.flow ? ', ' : lineEnd(text) + indentOf(text, first);
  const edits = [{ span: { start: at, end: at }, newText: `type: ${type}${next}` }];
  return [{ title: `Add type: ${type}`, preferred: true, edits }];
}

/** A dash with nothing behind it. */
export function emptyItem({ workflow }: Subject): readonly Diagnostic[] {
  const outermost = outermostPlace(workflow.root);
  if (outermost === undefined) return [];
  return (['steps', 'triggers'] as const).flatMap((key) => {
    const list = valueOf(outermost, key);
    const sequence = resolveAlias(list);
    if (sequence?.kind !== 'sequence') return [];
    const [kind, needs] = key === 'steps' ? ['step', 'an image'] : ['trigger', 'a source'];
    const message = `This ${kind} is empty. Give it a name and ${needs}, or remove the "-".`;
    return sequence.items.flatMap((item, index) => {
      const dash = sequence.dashes[index];
      const isBare = item.kind === 'scalar' && item.value === null;
      return isBare && dash !== undefined ? [diagnostic(message, dash, 'warning')] : [];
    });
  });
}

function diagnostic(message: string, span: Span, severity: Severity = 'error'): Diagnostic {
  return { code: 'key-missing', severity, message, span };
}
