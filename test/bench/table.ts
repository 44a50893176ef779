/** A table in Markdown whose columns stand below each other in plain text, too. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...rows.map((row) => row[column] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((wide, column) => pad(cells[column] ?? '', wide)).join(' | ')} |`;
  return [line(heads), `| ${widths.map((wide) => '-'.repeat(wide)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

const pad = (text: string, wide: number): string => text + ' '.repeat(wide - width(text));

/** In characters: the signs of the verdicts are one each. */
const width = (text: string): number => Array.from(text).length;
