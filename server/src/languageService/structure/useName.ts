/**
 * `Use step "build"`: the name that was probably meant in the place of the one that is written.
 */
import type { WrittenName } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import type { Fix } from '../types';
import { quoted } from '../wording';

export function useName(what: string, name: string, written: WrittenName): Fix {
  return {
    title: `Use ${what} ${quoted(name)}`,
    preferred: true,
    edits: [{ span: written.span, newText: spellName(name, written.place) }],
  };
}
