/**
 * How a file is laid out, so that what is added looks like the rest.
 */
import { columnOf } from '../../workflow/line';
import type { YamlEntry, YamlMapping } from '../../workflow/yaml/tree';

/** The white space of the column where a key stands; `- name` counts the dash. */
export function indentOf(text: string, { key }: YamlEntry): string {
  return ' '.repeat(columnOf(text, key.outerSpan.start));
}

/** As deep as the first mapping in the file is below its key; two spaces where there is none. */
export function indentStep(text: string, root: YamlMapping): string {
  for (const entry of root.entries) {
    const [inner] = entry.value.kind === 'mapping' && !entry.value.flow ? entry.value.entries : [];
    if (inner !== undefined) return indentOf(text, inner).slice(indentOf(text, entry).length);
  }
  return '  ';
}
