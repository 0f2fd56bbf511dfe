/** Where the focus goes by an arrow key. */
import type { Frame } from './layout';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Index of the frame that is next in that direction; undefined where there is none. */
export function nearest(from: Frame, frames: readonly Frame[], direction: Direction): number | undefined {
  let best: { readonly index: number; readonly cost: number } | undefined;
  for (const [index, frame] of frames.entries()) {
    const cost = costOf(from, frame, direction);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { index, cost };
  }
  return best?.index;
}

/** What is to the side is farther than what is ahead. */
const ASIDE = 2;

function costOf(from: Frame, to: Frame, direction: Direction): number | undefined {
  const right = to.x + to.width / 2 - (from.x + from.width / 2);
  const down = to.y + to.height / 2 - (from.y + from.height / 2);
  const [ahead, aside] = {
    up: [-down, right],
    down: [down, right],
    left: [-right, down],
    right: [right, down],
  }[direction] as [number, number];
  return ahead < 1 ? undefined : ahead + ASIDE * Math.abs(aside);
}
