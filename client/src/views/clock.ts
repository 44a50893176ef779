/** Has a view that can be seen shown again and again, so that its ages grow. Nothing ticks for one that is hidden. */
export interface Visibility {
  readonly isVisible: boolean;
  readonly onDidChangeVisibility: (listener: () => void) => { dispose(): void };
}

/** @param repeat calls until its answer is called. */
export function tickWhileVisible(
  view: Visibility,
  show: () => void,
  repeat: (call: () => void) => () => void = every15Seconds,
): { dispose(): void } {
  let stop: (() => void) | undefined;
  const follow = (): void => {
    stop?.();
    stop = view.isVisible ? repeat(show) : undefined;
  };
  follow();
  const listener = view.onDidChangeVisibility(() => {
    follow();
    if (view.isVisible) show();
  });
  return {
    dispose() {
      stop?.();
      listener.dispose();
    },
  };
}

function every15Seconds(call: () => void): () => void {
  const clock = setInterval(call, 15_000);
  return () => clearInterval(clock);
}
