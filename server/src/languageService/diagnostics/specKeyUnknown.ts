/**
 * `spec-key-unknown`: a key that the published image does not take.
 *
 *     image: relaysh/slack-step-message-send
 *     spec:
 *       chanel: '#deployments'
 *       ^^^^^^ The published relaysh/slack-step-message-send takes no "chanel" in spec. Did you mean "channel"?
 */
import { spellName } from '../../workflow/spelling';
import { keyText } from '../../workflow/yaml/tree';
import { listed } from '../../relay/words';
import { changeWord } from '../changeWord';
import { nearest } from '../nearest';
import type { SpecMapping } from '../specMappings';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

/** Only where the published description says that it lists every key. */
export function specKeyUnknown(mapping: SpecMapping): readonly Diagnostic[] {
  const { image, schema, name, entries } = mapping;
  if (schema.additionalProperties !== false) return [];
  return entries.flatMap((entry): readonly Diagnostic[] => {
    const { key } = entry;
    const text = keyText(entry);
    if (text === undefined || key.kind !== 'scalar' || isTaken(mapping, text)) return [];
    const near = nearestKey(mapping, text);
    return [
      {
        code: 'spec-key-unknown',
        severity: 'hint',
        message: `The published ${image} takes no ${quoted(text)} in ${name}.${remedy(mapping, near)}`,
        span: key.span,
        ...(near !== undefined && {
          fixes: [changeWord(text, near, key.span, spellName(near, { kind: 'scalar', scalar: key }))],
        }),
      },
    ];
  });
}

/** The key that was probably meant, among those that are not there yet. */
export function nearestKey({ schema, keys }: SpecMapping, text: string): string | undefined {
  return nearest(
    text,
    Object.keys(schema.properties ?? {}).filter((key) => !keys.has(key)),
  );
}

/** `confetti: true` is for Relay's web page, whatever the image: published workflows celebrate with it. */
const takenByEvery = new Set(['confetti']);

export function isTaken({ schema }: SpecMapping, key: string): boolean {
  if (takenByEvery.has(key)) return true;
  return Object.hasOwn(schema.properties ?? {}, key) || (schema.required?.includes(key) ?? false);
}

/** More keys than these are not read in a message. */
const most = 8;

function remedy({ schema, name }: SpecMapping, near: string | undefined): string {
  if (near !== undefined) return ` Did you mean ${quoted(near)}?`;
  const keys = Object.keys(schema.properties ?? {}).sort();
  if (keys.length === 0) return ` Its ${name} takes no key at all.`;
  return keys.length > most ? '' : ` It takes ${listed(keys)}.`;
}
