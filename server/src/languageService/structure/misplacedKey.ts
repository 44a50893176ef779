/**
 * Where a key belongs that Relay knows, but not where it stands.
 */
import type { Place } from '../../workflow/places';
import { isIn } from '../../workflow/span';
import { isContainerKey, valueKind, type SourceType } from '../../workflow/shape';
import { keyText, type YamlEntry } from '../../workflow/yaml/tree';
import { ownKey } from './misspelledKey';
import { withArticle } from '../wording';

/** The end of a sentence that starts with the key: `means nothing in a trigger: it belongs under "source"`. */
export function misplacedKey(place: Place, entry: YamlEntry): string | undefined {
  const ignored = ignoredKey(place, entry);
  if (ignored !== undefined) return ignored;
  const key = ownKey(place, entry);
  const home = key === undefined ? undefined : homeOf(place, key);
  return home === undefined ? undefined : `means nothing ${here[place.kind]}: it belongs ${home}`;
}

/** `schedule: …` beside `source:`, as if it were in it. */
export function belongsInSource(place: Place, entry: YamlEntry): boolean {
  const key = ownKey(place, entry);
  return place.kind === 'trigger' && key !== undefined && homeOf(place, key) === inSource;
}

const inSource = 'under "source"';

/** Known to some steps or sources, but not to those of this type. */
function ignoredKey({ kind, type, mapping }: Place, entry: YamlEntry): string | undefined {
  const key = keyText(entry);
  if (key === undefined || type === undefined || valueKind(kind, key) === undefined) return undefined;
  // What steps of several types merge cannot fit them all.
  if (entry.value.anchor !== undefined || !isIn(entry.key.span, mapping.span)) return undefined;
  if (type === 'approval' && isContainerKey(key)) return 'means nothing in an approval step, which runs no container';
  if (kind !== 'source') return undefined;
  const typeOfKey = sourceTypeOf(key);
  return typeOfKey === undefined || typeOfKey === type
    ? undefined
    : `means nothing in ${withArticle(type)} trigger: only ${withArticle(typeOfKey)} trigger has it`;
}

function sourceTypeOf(key: string): SourceType | undefined {
  if (isContainerKey(key)) return 'webhook';
  return key === 'schedule' ? 'schedule' : key === 'schema' ? 'push' : undefined;
}

const here: Readonly<Record<Place['kind'], string>> = {
  workflow: 'at the top of a workflow',
  parameter: 'in a parameter',
  step: 'in a step',
  trigger: 'in a trigger',
  source: 'in a source',
  binding: 'in a binding',
};

function homeOf({ kind }: Place, key: string): string | undefined {
  if (kind === 'parameter') return undefined;
  if (key === 'steps' || key === 'triggers') return 'at the top of the workflow';
  if (key === 'dependsOn') return 'in a step';
  if (key === 'parameters') return kind === 'step' ? 'at the top of the workflow' : 'under "binding"';
  if (key === 'binding') return kind === 'source' ? 'beside "source"' : 'in a trigger';
  if (key === 'source') return kind === 'binding' ? 'beside "binding"' : 'in a trigger';
  if (key === 'when') return kind === 'workflow' ? 'in a step or a trigger' : `beside "${kind}"`;
  if (key === 'schedule' || key === 'schema') return kind === 'trigger' ? inSource : `${inSource} of a trigger`;
  if (key === 'type') return kind === 'trigger' ? inSource : undefined;
  if (isContainerKey(key)) return kind === 'workflow' ? 'in a step' : inSource;
  return undefined;
}
