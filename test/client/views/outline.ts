/** A view as text: what is above the rows, then a line for each row, as a person sees it who opened everything. */
import type { Content, Node } from '../../../client/src/views/node';

/**
 * - `<empty>` chooses the words of an empty view; `[acme]` is beside the title, `"…"` above the rows.
 * - `pass production (tested 2 h ago)` is a row with its icon and description.
 */
export function outline({ welcome, description, message, nodes }: Content & { readonly welcome: string }): string {
  const head = [
    ...(nodes.length === 0 && message === undefined ? [`<${welcome}>`] : []),
    ...(description === undefined ? [] : [`[${description}]`]),
    ...(message === undefined ? [] : [`"${message}"`]),
  ];
  return [...head, ...rows(nodes, '')].join('\n');
}

function rows(nodes: readonly Node[], indent: string): readonly string[] {
  return nodes.flatMap(({ icon, label, description, children }) => [
    `${indent}${icon === undefined ? '' : `${icon.name} `}${label}${description === undefined ? '' : ` (${description})`}`,
    ...rows(children?.() ?? [], `${indent}  `),
  ]);
}
