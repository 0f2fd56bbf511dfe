/** When an object was made: manifests seldom say, but what `kubectl get -o yaml` prints does. */
import { isKnown, type Node, scalarAt } from '../syntax/node';

/** `metadata.creationTimestamp` in milliseconds; undefined where nothing is written, or no time. */
export function createdAt(root: Node): number | undefined {
  const text = scalarAt(root, 'metadata', 'creationTimestamp');
  const time = isKnown(text) ? Date.parse(text.value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
