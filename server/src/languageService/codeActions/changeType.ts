/**
 * `Change the type to aws`.
 */
import type { WrittenName } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import type { CodeAction, Diagnostic } from '../types';

export function changeType(
  written: WrittenName,
  types: readonly string[],
  isLikeliest: boolean,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  return types.map((type, index) => ({
    title: `Change the type to ${type}`,
    diagnostics,
    preferred: isLikeliest && index === 0,
    edits: [{ span: written.span, newText: spellName(type, written.place) }],
  }));
}
