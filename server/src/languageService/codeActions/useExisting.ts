/**
 * `Use aws connection "production"`, `Use secret "token"`: what there is of the kind, the likeliest first.
 */
import type { WrittenName } from '../../workflow/references';
import { byNearness } from '../nearest';
import { useName } from '../structure/useName';
import type { CodeAction, Diagnostic } from '../types';

/** More would hide the other actions. */
const most = 5;

/** `near` is the one of these names that was probably meant. */
export function useExisting(
  what: string,
  written: WrittenName,
  names: readonly string[],
  near: string | undefined,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  return byNearness(written.text, names)
    .slice(0, most)
    .map((name) => ({ ...useName(what, name, written), preferred: name === near, diagnostics }));
}
