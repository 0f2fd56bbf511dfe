/** Hover: what the text under the cursor means for the network. */
import type { Location, Snapshot } from '../workspace/snapshot';

export interface Hover {
  readonly location: Location;
  readonly markdown: string;
}

/** The hover at `offset`; undefined where there is nothing to say. */
export function hover(_snapshot: Snapshot, _uri: string, _offset: number): Hover | undefined {
  return undefined;
}
