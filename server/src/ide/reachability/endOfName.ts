/** The workload whose name stands at a place, as an end of connections. */
import { peerName } from '../../network/reach/endpoint';
import type { Snapshot } from '../../workspace/snapshot';
import { symbolAt } from '../symbolAt';
import { podsInScope } from './surroundings';

/** Its name as listings give it, and the id of its scope; undefined where no policy is deployed with it. */
export function endOfName(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): { readonly name: string; readonly scope: string } | undefined {
  const { object, declarations } = symbolAt(snapshot, uri, offset);
  if (!object?.pods || !declarations.some(({ type }) => type === 'name')) return undefined;
  const found = podsInScope(snapshot, object);
  if (!found || found.world.policies.length === 0) return undefined;
  return { name: peerName(found.pods), scope: found.scope.id };
}
