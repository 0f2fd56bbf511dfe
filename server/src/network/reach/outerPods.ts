/** Pods that no manifest of an application shows: whoever serves its routes, and Prometheus. Their namespace may be known. */
import { namespace as namespaceKind } from '../../kinds/namespace';
import { is, nameOf } from '../../kinds/object';
import { type Endpoint, type PodEndpoint, UNKNOWN_POD } from './endpoint';
import { findEnds } from './ends';
import { namespaceByName } from './selection';
import type { World } from './world';

const CONTROLLERS =
  /^(ingress|ingress-nginx|nginx-ingress|traefik|haproxy-(controller|ingress)|kong|projectcontour|envoy-gateway-system|istio-(system|ingress)|openshift-ingress)$/;
const MONITORING = /^(monitoring|prometheus|observability|openshift-monitoring)$/;

/** Any pod of the namespace in which it is known to be, or a pod of which nothing is known. */
export function ingressController(world: World): Endpoint {
  return podsIn(world, CONTROLLERS);
}

export function prometheus(world: World): Endpoint {
  return podsIn(world, MONITORING);
}

/** True for pods of which only the namespace is known. */
export function isAnyOfNamespace({ pods }: World, end: PodEndpoint): boolean {
  return end.labels.labels.pairs.length === 0 && !pods.includes(end);
}

function podsIn(world: World, pattern: RegExp): Endpoint {
  const [name, ...more] = new Set(namespacesOf(world).filter((each) => pattern.test(each)));
  const [end] = name === undefined || more.length > 0 ? [] : findEnds(world, `${name}/{}`);
  return end?.type === 'endpoints' ? end.endpoints[0] : UNKNOWN_POD;
}

/** Namespaces that are declared, that pods are in, or that a policy names. */
function namespacesOf({ objects, pods, policies }: World): readonly string[] {
  const named = policies.flatMap(({ rules }) =>
    [...(rules.Ingress ?? []), ...(rules.Egress ?? [])].flatMap(({ peers }) =>
      peers === 'everyone'
        ? []
        : peers.flatMap((peer) =>
            peer.type === 'pods' && peer.selection.namespaces.type === 'labelled'
              ? (namespaceByName(peer.selection.namespaces.selector) ?? [])
              : [],
          ),
    ),
  );
  return [
    ...objects.filter((object) => is(object, namespaceKind)).map(nameOf),
    ...pods.flatMap(({ namespace }) => namespace ?? []),
    ...named,
  ];
}
