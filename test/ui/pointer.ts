/** What appears where the pointer rests. */
import type { Locator } from '../host/playwright';
import { until } from '../until';
import type { Window } from './window';

/** In CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Points at it until this appears. What shows something else by then would show it for as long as the pointer rests: it goes away and comes back, for longer
 * each time, to where the place is then.
 */
export async function pointAt(
  { page: { mouse } }: Window,
  what: string,
  placeOf: () => Promise<Place | undefined>,
  appears: Locator,
): Promise<void> {
  let isThere = false;
  let movesAt = 0;
  let rest = 1500;
  // Where the pointer has been all the time, nothing appears.
  await mouse.move(0, 0);
  await until(
    what,
    async () => {
      if (Date.now() < movesAt) return appears.count();
      const place = isThere ? undefined : await placeOf();
      await mouse.move(place?.x ?? 0, place?.y ?? 0);
      isThere = place !== undefined;
      movesAt = Date.now() + (isThere ? (rest *= 2) : 500);
      return 0;
    },
    (count) => count > 0,
  );
}

export async function middleOf(element: Locator): Promise<Place | undefined> {
  const box = await element.boundingBox();
  return box === null ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
