/** Where a link leads: the one function behind definition, references, hovers and the dangling rules. */
import type { Requirement } from '../kinds/labels';
import type { HostLink, Link, NameLink, OwnPods, PodsBehind, PortLink, SelectorLink } from '../kinds/link';
import { is, type KubeObject } from '../kinds/object';
import { isHeadless, podsLink, service } from '../kinds/service';
import { isKnown, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { isWhole } from '../workspace/closedWorld';
import { findByName, nearest, type Place, placeOf } from '../workspace/find';
import type { Snapshot } from '../workspace/snapshot';
import { isInEveryCluster } from './clusterObjects';
import { hostsDeclared, objectsOfHost } from './hosts';
import { findServicePort, podPort } from './ports';
import { selectObjects } from './selectObjects';
import { selectPods } from './selectors';

/** A place that a link leads to: `span` in the document of `object`. */
export interface Target {
  readonly object: KubeObject;
  readonly span: Span;
}

/** `missing`: nothing of the workspace fits. `unknown`: a template or an object outside the workspace decides. */
export interface Resolution {
  readonly state: 'found' | 'missing' | 'unknown';
  readonly targets: readonly Target[];
}

const UNKNOWN: Resolution = { state: 'unknown', targets: [] };

/** Targets of `link`; of a selector link those labels that `requirement` asks for, if one is given. */
export function resolve(
  snapshot: Snapshot,
  object: KubeObject,
  link: Link,
  requirement?: Requirement,
): Resolution {
  switch (link.type) {
    case 'name':
      return resolveName(snapshot, object, link);
    case 'selector':
      return resolveSelector(snapshot, object, link, requirement);
    case 'port':
      return resolvePort(snapshot, object, link);
    case 'host':
      return resolveHost(snapshot, object, link);
  }
}

/** Objects that a name link can mean, the nearest only. */
export function namedObjects(snapshot: Snapshot, object: KubeObject, link: NameLink): readonly KubeObject[] {
  if (!isKnown(link.text)) return [];
  return nearest(
    findByName(snapshot, link.group, link.kind, link.text.value, placeOfName(snapshot, object, link)),
  );
}

/** The namespace that a name link looks in. */
export function placeOfName(snapshot: Snapshot, object: KubeObject, link: NameLink): Place {
  const { namespace } = link;
  if (!namespace) return placeOf(snapshot, object);
  return { from: object, namespace: isKnown(namespace) ? namespace.value : undefined };
}

function resolveName(snapshot: Snapshot, object: KubeObject, link: NameLink): Resolution {
  if (!isKnown(link.text)) return UNKNOWN;
  const targets = namedObjects(snapshot, object, link).map((target) => namedTarget(target, link));
  return targets.length === 0 && isInEveryCluster(link) ? UNKNOWN : stateOf(targets);
}

/** A host that nothing declares may be anybody's. */
function resolveHost(snapshot: Snapshot, object: KubeObject, link: HostLink): Resolution {
  const targets = objectsOfHost(snapshot, object, link).flatMap((target) => hostTargets(target, link));
  return targets.length > 0 ? stateOf(targets) : UNKNOWN;
}

/** Where `target` declares the host, or its name where that is the host. */
function hostTargets(target: KubeObject, link: HostLink): readonly Target[] {
  const declared = hostsDeclared(target, link.text.value);
  return declared.length > 0 ? declared.map((span) => ({ object: target, span })) : [nameTarget(target)];
}

function resolveSelector(
  snapshot: Snapshot,
  object: KubeObject,
  link: SelectorLink,
  requirement?: Requirement,
): Resolution {
  switch (link.selects) {
    case 'own-pods':
      return stateOf([labelTarget(object, requirement)]);
    case 'pods': {
      const selected = selectPods(snapshot, object, link);
      const targets = [...selected.yes, ...selected.unknown].map((workload) =>
        labelTarget(workload, requirement),
      );
      if (selected.yes.length === 0 && selected.unknown.length > 0) return { state: 'unknown', targets };
      return stateOf(targets);
    }
    case 'namespaces':
    case 'services':
    case 'ingresses': {
      const targets = selectObjects(snapshot, object, link).map((each) => metadataTarget(each, requirement));
      return targets.length > 0 ? stateOf(targets) : UNKNOWN;
    }
  }
}

function resolvePort(snapshot: Snapshot, object: KubeObject, link: PortLink): Resolution {
  if (!isKnown(link.port)) return UNKNOWN;
  switch (link.of.type) {
    case 'name':
      return resolveDeclaredPort(namedObjects(snapshot, object, link.of), link.port);
    case 'host':
      return resolveHostPort(snapshot, objectsOfHost(snapshot, object, link.of), link);
    case 'selector':
      return link.of.selects === 'pods'
        ? resolvePodPorts(selectPods(snapshot, object, link.of), link)
        : resolveDeclaredPort(selectObjects(snapshot, object, link.of), link.port);
    case 'own-pods':
      return resolvePodPorts({ yes: [object], unknown: [] }, link, link.of);
    case 'pods-behind':
      return resolvePodPorts(podsBehind(snapshot, object, link.of), link);
  }
}

/** Nothing translates the ports of a headless Service: clients dial those of its pods. */
function resolveHostPort(snapshot: Snapshot, owners: readonly KubeObject[], link: PortLink): Resolution {
  const headless = owners.filter((owner) => is(owner, service) && isHeadless(owner.spec));
  if (headless.length === 0 || headless.length < owners.length) return resolveDeclaredPort(owners, link.port);
  const selected = headless.flatMap((owner) => {
    const pods = is(owner, service) ? podsLink(owner) : undefined;
    return pods ? [selectPods(snapshot, owner, pods)] : [];
  });
  const pods = {
    yes: selected.flatMap(({ yes }) => yes),
    unknown: selected.flatMap(({ unknown }) => unknown),
  };
  return resolvePodPorts(pods, link);
}

/** Pods behind the Services that a link names or selects. */
export function podsBehind(
  snapshot: Snapshot,
  object: KubeObject,
  { services }: PodsBehind,
): { readonly yes: readonly KubeObject[]; readonly unknown: readonly KubeObject[] } {
  const owners =
    services.type === 'name'
      ? namedObjects(snapshot, object, services)
      : selectObjects(snapshot, object, services);
  const selected = owners.flatMap((owner) => {
    const link = is(owner, service) ? podsLink(owner) : undefined;
    return link ? [selectPods(snapshot, owner, link)] : [];
  });
  return {
    yes: [...new Set(selected.flatMap(({ yes }) => yes))],
    unknown: [...new Set(selected.flatMap(({ unknown }) => unknown))],
  };
}

/** A port, listener or subset that `owners` declare. */
function resolveDeclaredPort(owners: readonly KubeObject[], port: Text): Resolution {
  const targets = owners.flatMap((owner): readonly Target[] => {
    const found = findServicePort(owner.ports, port);
    return found ? [{ object: owner, span: found }] : [];
  });
  if (targets.length > 0) return stateOf(targets);
  return owners.length === 0 || owners.some((owner) => !showsPorts(owner)) ? UNKNOWN : stateOf([]);
}

/** False for what has ports that it does not write: a template, a kind that makes the Service or is not modelled. */
function showsPorts(owner: KubeObject): boolean {
  return isWhole(owner) && (is(owner, service) || owner.ports.length > 0);
}

function resolvePodPorts(
  pods: { yes: readonly KubeObject[]; unknown: readonly KubeObject[] },
  link: PortLink,
  own?: OwnPods,
): Resolution {
  let open = pods.unknown.length > 0 || pods.yes.length === 0;
  const targets: Target[] = [];
  for (const workload of pods.yes) {
    const found = podPort(workload, link.port, link.protocol, own?.container);
    if (found.state === 'resolved' && found.port) targets.push({ object: workload, span: found.port });
    else if (found.state !== 'unresolved') open = true; // undeclared numbers are legal
  }
  return targets.length === 0 && open ? UNKNOWN : stateOf(targets);
}

/** The name, or the place where the object says that it makes one of that name. */
function namedTarget(object: KubeObject, link: NameLink): Target {
  const own = object.kind.value === link.kind && object.group === link.group;
  const provided = object.provides.find(
    (each) => each.kind === link.kind && each.group === link.group && each.name.value === link.text.value,
  );
  return !own && provided ? { object, span: provided.name } : nameTarget(object);
}

export function nameTarget(object: KubeObject): Target {
  return { object, span: object.name ?? object.kind };
}

/** The label of the pods that `requirement` asks for, or the name of the workload. */
function labelTarget(workload: KubeObject, requirement?: Requirement): Target {
  const pair = workload.pods?.labels.pairs.findLast(
    (candidate) => candidate.key.value === requirement?.key.value,
  );
  if (!pair) return nameTarget(workload);
  return { object: workload, span: { start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) } };
}

/** The label of the object itself that `requirement` asks for, or its name. */
function metadataTarget(object: KubeObject, requirement?: Requirement): Target {
  const pair = object.labels.pairs.findLast((candidate) => candidate.key.value === requirement?.key.value);
  return pair ? { object, span: { start: pair.key.start, end: pair.value.end } } : nameTarget(object);
}

function stateOf(targets: readonly Target[]): Resolution {
  return { state: targets.length > 0 ? 'found' : 'missing', targets };
}
