/**
 * How a file is laid out, so that what is added looks like the rest.
 */
import type { YamlEntry, YamlMapping } from '../../workflow/yaml/tree';

/** The white space of the column where a key stands; `- name` counts the dash. */
export function indentOf(text: string, { key }: YamlEntry): string {
  return ' '.repeat(key.outerSpan.start - lineStart(text, key.outerSpan.start));
}

/** As deep as the first mapping in the file is below its key; two spaces where there is none. */
export function indentStep(text: string, root: YamlMapping): string {
  for (const entry of root.entries) {
    const [inner] = entry.value.kind === 'mapping' && !entry.value.flow ? entry.value.entries : [];
    if (inner !== undefined) return indentOf(text, inner).slice(indentOf(text, entry).length);
  }
  return '  ';
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** As the file has them. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
