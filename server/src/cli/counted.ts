/** Connections as they are found, with progress. */
import type { Output } from './output';

/** Asking the clock for each of them would take longer than finding them. */
const EVERY = 1000;

export function* counted<Item>(items: Iterable<Item>, notes: Output): Generator<Item> {
  let count = 0;
  notes.progress?.('finding connections');
  for (const item of items) {
    if (++count % EVERY === 0) notes.progress?.(`${count} connections found`);
    yield item;
  }
}
