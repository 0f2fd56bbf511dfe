/** Worlds for tests of reachability. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { type End, findEnds } from '../network/reach/ends';
import { World } from '../network/reach/world';
import { hostOf, parseFixture } from './fixture';

/** All of `source`, a fixture, as one set; objects without a namespace stand in `default`. */
export function worldOf(source: string, assumptions: Partial<Assumptions> = {}): World {
  const host = hostOf(parseFixture(source), { clusterDomain: 'cluster.local', namespace: 'default' });
  const snapshot = host.snapshot();
  const objects = [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
  return new World(snapshot, objects, { ...DEFAULT_ASSUMPTIONS, ...assumptions });
}

/** The one end that `text` names. Throws where there is none, or more. */
export function endIn(world: World, text: string): End {
  const [end, ...others] = findEnds(world, text);
  if (!end || others.length > 0) throw new Error(`${text} names ${others.length + (end ? 1 : 0)} ends`);
  return end;
}
