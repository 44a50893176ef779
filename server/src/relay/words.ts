/**
 * What server and client put in the same words for people.
 */

/** How long ago a time was, in milliseconds since 1970: `just now`, `40 s ago`, `5 min ago`, `3 h ago`, `2 days ago`. */
export function describeSince(time: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  if (seconds < 5) return 'just now';
  if (seconds < 90) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** RFC 3339 → `3 h ago`; `undefined` for what is no time. */
export function sinceTime(time: string | undefined, now: number): string | undefined {
  const at = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(at) ? undefined : describeSince(at, now);
}

/** `1 workflow`, `3 workflows` */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `aws`, `aws and gcp`, `aws, gcp and ssh` */
export function listed(words: readonly string[]): string {
  return joined(words, 'and');
}

/** `aws`, `aws or gcp`, `aws, gcp or ssh` */
export function either(words: readonly string[]): string {
  return joined(words, 'or');
}

function joined(words: readonly string[], conjunction: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Names and the service's words are shown in Markdown, never interpreted: `<img>` and `[a](b)` stay text. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&');
}
