/** CodeLenses: places first, titles when they come into view. */
import type { Location, Snapshot } from '../workspace/snapshot';
import type { Settings } from './settings';

export type LensType = keyof Settings['lenses'];

/** Where a lens stands; serialisable, so that a client can hand it back to be resolved. */
export interface LensPlace {
  readonly type: LensType;
  readonly location: Location;
  /** Of the object in its file, counted over all documents. */
  readonly index: number;
}

export interface Lens {
  readonly title: string;
  /** What a click peeks at; empty: nothing. */
  readonly targets: readonly Location[];
}

/** Places of the lenses of a file, in order. */
export function lensPlaces(_snapshot: Snapshot, _uri: string, _settings: Settings): readonly LensPlace[] {
  return [];
}

/** The lens at `place`; undefined where the object is gone. */
export function resolveLens(_snapshot: Snapshot, _place: LensPlace): Lens | undefined {
  return undefined;
}
