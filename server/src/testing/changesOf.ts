/** What differs between two versions of a fixture, in sentences. */
import { type ReachChanges, reachChanges } from '../ide/reachability/changes';
import { rowText } from '../ide/reachability/causeText';
import type { Worlds } from '../network/reach/changeCause';
import { World } from '../network/reach/world';
import { DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import type { Host } from '../workspace/host';
import { hostOf, parseFixture, ROOT } from './fixture';

export function changesOf(before: string, after: string, rows = 50): ReachChanges {
  return reachChanges(worldsOf(before, after), { rows });
}

/** Everything of the old text and of the new one; objects without a namespace stand in `default`. */
export function worldsOf(before: string, after: string): Worlds {
  const host = hostOf(parseFixture(''), { clusterDomain: 'cluster.local', namespace: 'default' });
  const old = worldAt(host, before);
  return { before: old, after: worldAt(host, after) };
}

/** Documents that both have are shared, as in an editor. */
function worldAt(host: Host, source: string): World {
  const { files } = parseFixture(source);
  for (const [path, text] of files) host.setFile(ROOT + path, text, 'editor');
  for (const { uri } of host.snapshot().files()) if (!files.has(uri.slice(ROOT.length))) host.removeFile(uri);
  const snapshot = host.snapshot();
  const objects = [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
  return new World(snapshot, objects, DEFAULT_ASSUMPTIONS);
}

/** A sentence for each row, and `12 more`. */
export function changeLines(before: string, after: string, rows?: number): readonly string[] {
  const found = changesOf(before, after, rows);
  return [...found.rows.map(rowText), ...(found.more > 0 ? [`${found.more} more`] : [])];
}
