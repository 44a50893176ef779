import type { CST } from 'yaml';

/** Whether a key goes on on another line. */
export function containsNewline(key: CST.Token | null | undefined): boolean {
  switch (key?.type) {
    case undefined:
      return false;
    case 'alias':
    case 'scalar':
    case 'double-quoted-scalar':
    case 'single-quoted-scalar':
      return key.source.includes('\n') || hasNewline(key.end);
    case 'flow-collection':
      return key.items.some(
        (item) =>
          hasNewline(item.start) || hasNewline(item.sep) || containsNewline(item.key) || containsNewline(item.value),
      );
    default:
      return true;
  }
}

const hasNewline = (tokens: readonly CST.SourceToken[] | undefined): boolean =>
  tokens?.some(({ type }) => type === 'newline') === true;
