/** A tree view of VS Code that shows nodes: what is above them, the rows, and a number on the icon. */
import {
  Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import type { Content, Icon, Node } from './node';
import { createRows, type Element } from './rows';

export interface Tree {
  readonly isVisible: boolean;
  readonly onDidChangeVisibility: Event<unknown>;
  show(content: Content): void;
  /** No number, or 0, leaves the icon as it is. */
  showBadge(value: number, tooltip: string): void;
  dispose(): void;
}

export function createTree(viewId: string, { canCollapse }: { readonly canCollapse: boolean }): Tree {
  const rows = createRows();
  const changes = new EventEmitter<Element[] | undefined>();
  const provider: TreeDataProvider<Element> = {
    onDidChangeTreeData: changes.event,
    getChildren: (element) => [...rows.children(element)],
    getTreeItem: (element) => itemOf(element, rows.draw(element)),
    resolveTreeItem: (item, element) => {
      const text = rows.tooltip(element);
      if (text !== undefined) item.tooltip = new MarkdownString(text);
      return item;
    },
  };
  const view = window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: canCollapse });
  const disposables = Disposable.from(view, changes);

  return {
    get isVisible() {
      return view.visible;
    },
    onDidChangeVisibility: view.onDidChangeVisibility,
    show({ description = '', message = '', nodes }) {
      // VS Code sends what is set to the window, also when it is there already.
      if (view.description !== description) view.description = description;
      if (view.message !== message) view.message = message;
      const redraw = rows.show(nodes);
      if (redraw === 'all') changes.fire(undefined);
      else if (redraw.length > 0) changes.fire([...redraw]);
    },
    showBadge(value, tooltip) {
      view.badge = value === 0 ? undefined : { value, tooltip };
    },
    dispose: () => void disposables.dispose(),
  };
}

function itemOf(element: Element, node: Node | undefined): TreeItem {
  // VS Code asks for a row that has just gone, too.
  if (node === undefined) return new TreeItem('');
  const { id, label, description, icon, spoken, context, tooltip, click, children, isOpen } = node;
  const item = new TreeItem(label, children === undefined ? TreeItemCollapsibleState.None : stateOf(isOpen));
  item.id = id;
  if (icon !== undefined) item.iconPath = themeIcon(icon);
  item.contextValue = context;
  item.accessibilityInformation = { label: spoken };
  // Words of VS Code's own are shown for a row without a tooltip; one that is asked for comes later.
  if (tooltip === undefined) item.tooltip = '';
  if (description !== undefined) item.description = description;
  if (click !== undefined)
    item.command = { title: label, command: click.command, arguments: [...(click.arguments ?? [element])] };
  return item;
}

const stateOf = (isOpen = false): TreeItemCollapsibleState =>
  isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;

const themeIcon = ({ name, color }: Icon): ThemeIcon =>
  new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(color));
