/** Document highlight: what at the cursor stands for the same thing, within one file. */
import type { Location, Snapshot } from '../workspace/snapshot';
import { references } from './references';

/** Ranges of the file `uri` that declare or link to what stands at `offset`. */
export function highlights(snapshot: Snapshot, uri: string, offset: number): readonly Location[] {
  return references(snapshot, uri, offset, 'with').filter((location) => location.uri === uri);
}
