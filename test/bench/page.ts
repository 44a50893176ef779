/** The tables in `docs/PERFORMANCE.md`, between two marks that a reader does not see. */

const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** @throws Error if the page has no place for them */
export function putTables(page: string, tables: string): string {
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`The page has no place for the tables between ${begin} and ${end}.`);
  return `${page.slice(0, start + begin.length)}\n\n${tables.trim()}\n\n${page.slice(stop)}`;
}
