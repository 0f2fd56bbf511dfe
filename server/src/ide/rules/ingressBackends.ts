/** What the rules on Ingress backends share: each backend falls under one rule at most. */
import { backendsOf, ingress, type IngressBackend, type IngressSpec } from '../../kinds/ingress';
import { is, type KubeObject } from '../../kinds/object';
import { type Backend, backendOf } from '../../network/backends';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding } from './rule';

export type Ingress = KubeObject<IngressSpec>;
type Of<State extends Backend['state']> = Extract<Backend, { state: State }>;

/** A finding for each backend of `object` that is in `state`, the default backend included. */
export function findBackends<State extends Backend['state']>(
  snapshot: Snapshot,
  object: KubeObject,
  state: State,
  report: (ingress: Ingress, backend: IngressBackend, found: Of<State>) => Finding,
): readonly Finding[] {
  if (!is(object, ingress)) return [];
  return backendsOf(object.spec).flatMap((backend) => {
    const found = backendOf(snapshot, object, backend);
    return isIn(found, state) ? [report(object, backend, found)] : [];
  });
}

function isIn<State extends Backend['state']>(found: Backend, state: State): found is Of<State> {
  return found.state === state;
}
