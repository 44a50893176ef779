/** `relay/spellReference` and `relay/insertReference` */
import { insertReference, spellReference, type TextEdit } from '../languageService';
import type { InsertedReference, InsertReferenceParams, SpelledReference, SpellReferenceParams } from '../protocol';
import { toSpan, toTextEdit } from './conversions';
import type { Documents } from './documents';

export function answerSpellReference({ connection, form }: SpellReferenceParams): SpelledReference {
  return { text: spellReference(connection, form) };
}

export function answerInsertReference(
  documents: Documents,
  { uri, connection, selections }: InsertReferenceParams,
): InsertedReference | null {
  const open = documents.workflow(uri);
  if (!open) return null;
  const { document, workflow } = open;
  const found = selections.map((range) => insertReference(workflow, toSpan(range, document), connection));
  return {
    edits: inOrder(found.flatMap((edits) => edits ?? [])).map((edit) => toTextEdit(edit, document)),
    refused: found.filter((edits) => edits === undefined).length,
    version: document.version,
  };
}

/** Two cursors in one reference change it once. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.filter(({ span }, index) => {
    const before = sorted[index - 1]?.span;
    return before === undefined || (span.start >= before.end && span.start > before.start);
  });
}
