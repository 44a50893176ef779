/**
 * `Use aws connection "production"`: the connections of the type that the account has, the likeliest first.
 */
import type { WrittenName } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import { byNearness } from '../nearest';
import type { CodeAction, Diagnostic } from '../types';
import type { Verdict } from '../verdict';
import { quoted } from '../wording';

/** More would hide the other actions. */
const most = 5;

export function useExisting(
  written: WrittenName,
  { id, index }: Extract<Verdict, { kind: 'missing' | 'wrongType' }>,
  near: string | undefined,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const names = index.ofType(id.type).map(({ name }) => name);
  return byNearness(id.name, names)
    .slice(0, most)
    .map((name) => ({
      title: `Use ${id.type} connection ${quoted(name)}`,
      diagnostics,
      preferred: name === near,
      edits: [{ span: written.span, newText: spellName(name, written.place) }],
    }));
}
