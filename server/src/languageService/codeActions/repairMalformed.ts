/**
 * Repairs of references that the engine refuses, where it is clear what was meant.
 */
import type { MalformedConnection } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import type { CodeAction, Diagnostic } from '../types';

export function repairMalformed(
  text: string,
  { form, span, problem }: MalformedConnection,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const repair = (title: string, newText: string): readonly CodeAction[] => [
    { title, diagnostics: [diagnostic], preferred: true, edits: [{ span, newText }] },
  ];
  if (problem.kind === 'bareWords' && form === 'tag' && problem.words.length === 2) {
    const [type = '', name = ''] = problem.words.map((word) => spell(word));
    return repair(`Write it as !Connection [${type}, ${name}]`, `!Connection [${type}, ${name}]`);
  }
  // What is there must be one plain word: a collection or a value with a tag of its own has no obvious text.
  if (problem.kind === 'notAString' && problem.text !== '' && text.slice(span.start, span.end) === problem.text) {
    return repair(`Put the ${problem.key} in quotes`, spell(problem.text));
  }
  return [];
}

function spell(word: string): string {
  return spellName(word, { kind: 'scalar', scalar: { style: 'plain' } });
}
