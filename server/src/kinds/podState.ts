/** `status` of a Pod: manifests seldom hold one, but what `kubectl get -o yaml` prints does. */
import { itemsAt, type Node, scalarAt } from '../syntax/node';

/** `finished` pods are behind no Service; those that are not ready only behind one that publishes them all the same. */
export type PodState = 'ready' | 'not-ready' | 'finished';

/** Ready unless the status says otherwise. @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ */
export function decodePodState(pod: Node | undefined): PodState {
  const phase = scalarAt(pod, 'status', 'phase')?.value;
  if (phase === 'Succeeded' || phase === 'Failed') return 'finished';
  const ready = itemsAt(pod, 'status', 'conditions').find(
    (each) => scalarAt(each, 'type')?.value === 'Ready',
  );
  return ready && scalarAt(ready, 'status')?.value !== 'True' ? 'not-ready' : 'ready';
}
