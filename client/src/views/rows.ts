/**
 * What of a tree has been handed to VS Code, so that only what reads differently is drawn again: rows are asked for when they are opened, and the clock
 * changes few of ten thousand.
 */
import type { Node, NodeTarget } from './node';

/** What VS Code holds of a row and hands to commands. The same object for as long as the row is there. */
export interface Element extends NodeTarget {
  readonly id: string;
}

/** `all` is everything; a list are rows whose words, or whose rows below, are others now. */
export type Redraw = 'all' | readonly Element[];

export interface Rows {
  /** From now on the tree is this. @returns what VS Code has to ask for again. */
  show(roots: readonly Node[]): Redraw;
  children(element: Element | undefined): readonly Element[];
  /** As it is now; `undefined` for a row that has gone. */
  node(element: Element): Node | undefined;
  /** Notes that it was drawn. */
  draw(element: Element): Node | undefined;
  /** Notes that its tooltip was shown, which VS Code keeps until the row is drawn again. */
  tooltip(element: Element): string | undefined;
}

interface Handed {
  readonly element: Element;
  node: Node;
  drawn?: string;
  tooltip?: string;
  /** Ids of the rows below, once they were asked for. */
  below?: string;
}

export function createRows(): Rows {
  let roots: readonly Node[] = [];
  let rootIds: string | undefined;
  const handed = new Map<string, Handed>();

  const hand = (nodes: readonly Node[]): readonly Element[] =>
    nodes.map((node) => {
      const known = handed.get(node.id);
      if (known) {
        known.node = node;
        return known.element;
      }
      const element = { id: node.id, ...node.target };
      handed.set(node.id, { element, node });
      return element;
    });

  /** @returns those of the rows, and of the rows below them, that read differently. */
  const compare = (nodes: readonly Node[], seen: Set<string>): readonly Element[] =>
    nodes.flatMap((node) => {
      const known = handed.get(node.id);
      if (!known) return [];
      seen.add(node.id);
      known.node = node;
      const below = known.below === undefined ? undefined : (node.children?.() ?? []);
      const isSame =
        (known.drawn === undefined || known.drawn === wordsOf(node)) &&
        (known.tooltip === undefined || known.tooltip === node.tooltip?.()) &&
        (below === undefined || known.below === idsOf(below));
      const within = compare(below ?? [], seen);
      return isSame ? within : [known.element, ...within];
    });

  return {
    show(next) {
      roots = next;
      const seen = new Set<string>();
      const changed = compare(next, seen);
      for (const id of handed.keys()) if (!seen.has(id)) handed.delete(id);
      return rootIds === idsOf(next) ? changed : 'all';
    },
    children(element) {
      if (element === undefined) {
        rootIds = idsOf(roots);
        return hand(roots);
      }
      const parent = handed.get(element.id);
      const nodes = parent?.node.children?.() ?? [];
      if (parent) parent.below = idsOf(nodes);
      return hand(nodes);
    },
    node: ({ id }) => handed.get(id)?.node,
    draw({ id }) {
      const known = handed.get(id);
      if (!known) return undefined;
      known.drawn = wordsOf(known.node);
      delete known.tooltip;
      return known.node;
    },
    tooltip({ id }) {
      const known = handed.get(id);
      const text = known?.node.tooltip?.();
      if (known && text !== undefined) known.tooltip = text;
      return text;
    },
  };
}

const idsOf = (nodes: readonly Node[]): string => JSON.stringify(nodes.map(({ id }) => id));

function wordsOf({ label, description, icon, spoken, context, click, children }: Node): string {
  return JSON.stringify([label, description, icon, spoken, context, click, children !== undefined]);
}
