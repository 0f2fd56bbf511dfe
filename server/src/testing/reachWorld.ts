/** Worlds for tests of reachability. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { type End, findEnds } from '../network/reach/ends';
import type { ReadText } from '../ide/edit';
import { editedSnapshot } from '../ide/editedSnapshot';
import type { Trial } from '../ide/reachability/trial';
import type { AskedPort } from '../network/reach/question';
import { World } from '../network/reach/world';
import { hostOf, parseFixture, ROOT } from './fixture';

/** All of `source`, a fixture, as one set; objects without a namespace stand in `default`. */
export function worldOf(source: string, assumptions: Partial<Assumptions> = {}): World {
  const host = hostOf(parseFixture(source), { clusterDomain: 'cluster.local', namespace: 'default' });
  const snapshot = host.snapshot();
  const objects = [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
  return new World(snapshot, objects, { ...DEFAULT_ASSUMPTIONS, ...assumptions });
}

/** A question of all of `source`, with which edits can be tried, and the text of its files. */
export function trialOf(
  source: string,
  from: string,
  to: string,
  port: AskedPort | undefined,
): Trial & { readonly read: ReadText } {
  const { files } = parseFixture(source);
  const read = (uri: string): string | undefined => files.get(uri.slice(ROOT.length));
  const world = worldOf(source);
  const question = {
    world,
    source: endIn(world, from),
    destination: endIn(world, to),
    port,
    request: undefined,
  };
  const remake: Trial['remake'] = (edits) => {
    const after = editedSnapshot(world.snapshot, edits, read);
    const objects = [...(after?.files() ?? [])].flatMap(({ uri }) => after?.objectsOf(uri) ?? []);
    return after && new World(after, objects, world.assumptions);
  };
  return { question, remake, read };
}

/** The one end that `text` names. Throws where there is none, or more. */
export function endIn(world: World, text: string): End {
  const [end, ...others] = findEnds(world, text);
  if (!end || others.length > 0) throw new Error(`${text} names ${others.length + (end ? 1 : 0)} ends`);
  return end;
}
