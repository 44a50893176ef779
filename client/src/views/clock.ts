import { Disposable } from 'vscode';
import type { Tree } from './tree';

/** Has a view that can be seen shown again, so that its ages grow. None runs for one that is hidden. */
export function tickWhileVisible(tree: Tree, show: () => void): Disposable {
  let clock: NodeJS.Timeout | undefined;
  const follow = (): void => {
    clearInterval(clock);
    clock = tree.isVisible ? setInterval(show, clockMs) : undefined;
  };
  follow();
  const listener = tree.onDidChangeVisibility(() => {
    follow();
    if (tree.isVisible) show();
  });
  return new Disposable(() => {
    clearInterval(clock);
    listener.dispose();
  });
}

const clockMs = 15_000;
