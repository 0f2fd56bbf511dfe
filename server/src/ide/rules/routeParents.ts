/** What the rules on parents of routes share: each parentRef falls under one rule at most. */
import type { Listener } from '../../kinds/gatewayFacts';
import type { KubeObject } from '../../kinds/object';
import type { ParentRef } from '../../kinds/routeFacts';
import type { RouteObject } from '../../network/routing/gatewayListeners';
import { type Parent, parentOf } from '../../network/routing/gatewayParents';
import { isRoute } from '../../network/routing/gatewayRoutes';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Related } from './rule';

type Of<State extends Parent['state']> = Extract<Parent, { state: State }>;

/** A finding for each parentRef of `object` that is in `state`. */
export function findParents<State extends Parent['state']>(
  snapshot: Snapshot,
  object: KubeObject,
  state: State,
  report: (route: RouteObject, parent: ParentRef, found: Of<State>) => Finding,
): readonly Finding[] {
  if (!isRoute(object)) return [];
  return object.spec.parents.flatMap((parent) => {
    const found = parentOf(snapshot, object, parent);
    return isIn(found, state) ? [report(object, parent, found)] : [];
  });
}

function isIn<State extends Parent['state']>(found: Parent, state: State): found is Of<State> {
  return found.state === state;
}

/** Places of `listeners`, each with what `textOf` says of it. */
export function relatedListeners(
  owner: KubeObject,
  listeners: readonly Listener[],
  textOf: (listener: Listener) => string,
): readonly Related[] {
  return listeners.map((listener) => ({
    object: owner,
    span: listener.name ?? listener,
    message: textOf(listener),
  }));
}

/** ``Listener `http` `` */
export function listenerText({ name, port }: Listener): string {
  return `Listener \`${name?.value ?? port?.value ?? '?'}\``;
}
