import assert from 'node:assert/strict';
import { tickWhileVisible } from '../../../client/src/views/clock';

suite('the clock of a view', () => {
  test('ticks while the view can be seen, and at no other time', () => {
    let isVisible = false;
    let changed = (): void => undefined;
    let shown = 0;
    const ticking = new Set<() => void>();
    const tick = (): void => ticking.forEach((call) => call());
    const clock = tickWhileVisible(
      {
        get isVisible() {
          return isVisible;
        },
        onDidChangeVisibility: (listener) => {
          changed = listener;
          return { dispose: () => (changed = () => undefined) };
        },
      },
      () => shown++,
      (call) => {
        ticking.add(call);
        return () => ticking.delete(call);
      },
    );
    const see = (now: boolean): void => {
      isVisible = now;
      changed();
    };

    tick();
    assert.equal(shown, 0);
    see(true);
    assert.equal(shown, 1, 'what is seen is as it is now');
    tick();
    tick();
    assert.equal(shown, 3);
    see(false);
    tick();
    assert.equal(shown, 3);
    see(true);
    clock.dispose();
    assert.equal(ticking.size, 0);
  });
});
