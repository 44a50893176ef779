/** Names and the service's words are shown in Markdown, never interpreted: `<img>` and `[a](b)` stay text. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&');
}
