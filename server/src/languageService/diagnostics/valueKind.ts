/**
 * `value-kind`: a list, a mapping or a text where the engine reads something else, so that it refuses the whole file.
 *
 *     input: echo done
 *            ^^^^^^^^^ "input" has to be a list, and this is a text. …
 */
import { wrongKinds, type WrongKind } from '../../workflow/decoding';
import { effectiveEntriesOnce } from '../../workflow/merges';
import { isContainerKey } from '../../workflow/shape';
import type { Span } from '../../workflow/span';
import { resolveAlias, type YamlEntry, type YamlNode } from '../../workflow/yaml/tree';
import { makeList } from '../structure/makeList';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

/** A word that is none of those a key takes has a code of its own. */
export function valueKind({ workflow: { root, text } }: Subject): readonly Diagnostic[] {
  const wrong = root === undefined ? [] : wrongKinds(root, effectiveEntriesOnce());
  return wrong
    .filter(({ wanted }) => wanted !== 'word')
    .map(({ what, wanted, expected, node, entry }) => ({
      code: 'value-kind',
      severity: 'error',
      message: `${subjectOf(what, entry)} has to be ${expected}, and this is ${describe(node)}. ${remedies[wanted]}`,
      span: entry === undefined ? firstLine(node, text) : markOf(entry, text),
      // The items of the other lists are mappings.
      get fixes() {
        return entry !== undefined && wanted === 'list' && isContainerKey(what) ? makeList(text, what, entry) : [];
      },
    }));
}

function subjectOf(what: string, entry: YamlEntry | undefined): string {
  return entry === undefined ? what.charAt(0).toUpperCase() + what.slice(1) : quoted(what);
}

const remedies: Readonly<Record<WrongKind['wanted'], string>> = {
  text: 'Write a word or a sentence.',
  word: '',
  list: 'Start each item with "- ".',
  mapping: 'Write keys with their values: "name: …".',
};

function describe(node: YamlNode): string {
  switch (resolveAlias(node)?.kind) {
    case 'mapping':
      return 'a mapping';
    case 'sequence':
      return 'a list';
    default:
      return 'text';
  }
}

/** The value where it is on the line of its key, else the key. */
function markOf({ key, value }: YamlEntry, text: string): Span {
  const { start, end } = value.outerSpan;
  // What `<<` merges may stand anywhere.
  const from = key.span.end <= start ? key.span.end : start;
  return text.slice(from, end).includes('\n') ? key.span : value.outerSpan;
}

function firstLine({ outerSpan: { start, end } }: YamlNode, text: string): Span {
  const [line = ''] = text.slice(start, end).split(/\r?\n/, 1);
  return { start, end: start + line.length };
}
