/** What fits in the place of a link's text: names, hosts, ports and labels that exist, the nearest marked. */
import type { HostLink, Link, NameLink, PortLink, SelectorLink } from '../kinds/link';
import { HOST, SERVICE } from '../kinds/linked';
import { type KubeObject, nameOf, refOf } from '../kinds/object';
import { objectsOfHost } from '../network/hosts';
import { declaredPorts } from '../network/ports';
import { namedObjects, placeOfName, podsBehind } from '../network/resolve';
import { generatedLabels, selectableKey, selectObjects } from '../network/selectObjects';
import { selectPods } from '../network/selectors';
import { integer, isKnown } from '../syntax/node';
import { touches } from '../syntax/span';
import { ANY, findAll, type Found, type Place, placeOf } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { unitNameOf } from '../workspace/unitNames';

export interface Suggestion {
  readonly label: string;
  /** What has it; where that is in another unit, in which. */
  readonly detail: string;
  /** True for what the own unit holds. */
  readonly near: boolean;
}

/** Stands for the word at the cursor; no manifest holds it. */
export const STAND_IN = 'selectrail-stand-in';

/** What fits at `offset` of `from`'s document, if `link` stands there. */
export function suggest(
  snapshot: Snapshot,
  from: KubeObject,
  link: Link,
  offset: number,
): readonly Suggestion[] {
  switch (link.type) {
    case 'name':
      return touches(link.text, offset) ? names(snapshot, from, link) : [];
    case 'host':
      return touches(link.text, offset) ? hosts(snapshot, from, link) : [];
    case 'port':
      return touches(link.port, offset) ? ports(snapshot, from, link) : [];
    case 'selector':
      return labels(snapshot, from, link, offset);
  }
}

function names(snapshot: Snapshot, from: KubeObject, link: NameLink): readonly Suggestion[] {
  const place = placeOfName(snapshot, from, link);
  const found = findAll(snapshot, keys.kind(link.group, link.kind), place, ({ name }) => isKnown(name));
  return [
    ...each(snapshot, found, (object) => [{ label: nameOf(object), detail: where(snapshot, object) }]),
    ...providedNames(snapshot, place, link),
  ];
}

/** Names of what controllers make, and of hosts that are declared. */
function providedNames(
  snapshot: Snapshot,
  place: Place,
  { group, kind }: Pick<NameLink, 'group' | 'kind'>,
): readonly Suggestion[] {
  return each(
    snapshot,
    findAll(snapshot, keys.provides(group, kind), place, () => true),
    (object) =>
      object.provides
        .filter((provided) => provided.kind === kind && provided.group === group && isKnown(provided.name))
        .map(({ name }) => ({ label: name.value, detail: where(snapshot, object) })),
  );
}

/** Services by the shortest name that reaches them, where one may be meant, and hosts that are declared. */
function hosts(snapshot: Snapshot, from: KubeObject, link: HostLink): readonly Suggestion[] {
  const place: Place = { from, namespace: ANY };
  const declared = providedNames(snapshot, place, HOST);
  if (link.to === 'Host') return declared;
  const found = findAll(snapshot, keys.kind(SERVICE.group, SERVICE.kind), place, ({ name }) => isKnown(name));
  const own = snapshot.namespaceOf(from);
  const services = each(snapshot, found, (object) => {
    const namespace = snapshot.namespaceOf(object);
    const label =
      namespace === undefined || namespace === own ? nameOf(object) : `${nameOf(object)}.${namespace}`;
    return [{ label, detail: where(snapshot, object) }];
  });
  return [...services, ...declared];
}

function ports(snapshot: Snapshot, from: KubeObject, link: PortLink): readonly Suggestion[] {
  return portOwners(snapshot, from, link).flatMap((owner) => {
    const declared =
      link.of.type === 'own-pods' && link.of.container ? link.of.container.ports : portsOf(owner, link);
    return declared.flatMap(({ name, number }) => {
      const texts = [name, number].filter((text) => text !== undefined);
      return texts
        .filter((text) => text.value !== STAND_IN)
        .map((text) => ({
          label: text.value,
          detail: `${name?.value ?? ''} ${integer(number) ?? ''} of ${refOf(owner)}`.trim(),
          near: true,
        }));
    });
  });
}

function portsOf(owner: KubeObject, { of }: PortLink): KubeObject['ports'] {
  const ofPods =
    of.type === 'own-pods' || of.type === 'pods-behind' || (of.type === 'selector' && of.selects === 'pods');
  return ofPods && owner.pods ? declaredPorts(owner.pods) : owner.ports;
}

function portOwners(snapshot: Snapshot, from: KubeObject, { of }: PortLink): readonly KubeObject[] {
  switch (of.type) {
    case 'name':
      return namedObjects(snapshot, from, of);
    case 'host':
      return objectsOfHost(snapshot, from, of);
    case 'own-pods':
      return [from];
    case 'pods-behind':
      return podsBehind(snapshot, from, of).yes;
    case 'selector':
      return of.selects === 'pods' ? selectPods(snapshot, from, of).yes : selectObjects(snapshot, from, of);
  }
}

/** Keys of what may be selected; behind a key, its values. */
function labels(
  snapshot: Snapshot,
  from: KubeObject,
  link: SelectorLink,
  offset: number,
): readonly Suggestion[] {
  const requirement = link.selector.requirements.find((candidate) => touches(candidate, offset));
  if (!requirement) return [];
  const atKey = touches(requirement.key, offset);
  if (!atKey && !requirement.values.some((value) => touches(value, offset))) return [];
  return each(snapshot, selectable(snapshot, from, link), (object) => {
    const pairs = pairsOf(object, link);
    const fitting = atKey ? pairs : pairs.filter(([key]) => key === requirement.key.value);
    return fitting.map(([key, value]) => ({ label: atKey ? key : value, detail: refOf(object) }));
  });
}

function selectable(snapshot: Snapshot, from: KubeObject, link: SelectorLink): Found {
  if (link.selects === 'own-pods') return { own: [from], elsewhere: [] };
  const place: Place = link.within.type === 'own' ? placeOf(snapshot, from) : { from, namespace: ANY };
  return findAll(snapshot, selectableKey(link.selects) ?? keys.workloads, place, () => true);
}

/** Labels of an object's pods, or its own; those that the cluster adds, too. */
function pairsOf(object: KubeObject, { selects }: SelectorLink): readonly (readonly [string, string])[] {
  const ofPods = selects === 'pods' || selects === 'own-pods';
  const written = (ofPods ? object.pods?.labels : object.labels)?.pairs ?? [];
  const generated = ofPods ? (object.pods?.generated ?? {}) : generatedLabels(object);
  return [
    ...written.map(({ key, value }) => [key.value, value.value] as const),
    ...Object.entries(generated).flatMap(([key, values]) =>
      (values ?? []).map((value) => [key, value] as const),
    ),
  ];
}

function each(
  snapshot: Snapshot,
  found: Found,
  items: (object: KubeObject) => readonly Omit<Suggestion, 'near'>[],
): readonly Suggestion[] {
  return [
    ...found.own.flatMap((object) => items(object).map((item) => ({ ...item, near: true }))),
    ...found.elsewhere.flatMap((object) =>
      items(object).map((item) => {
        const detail = `${item.detail} · ${unitNameOf(snapshot, object)}`;
        return { ...item, detail, near: false };
      }),
    ),
  ];
}

function where(snapshot: Snapshot, object: KubeObject): string {
  const namespace = snapshot.namespaceOf(object);
  return namespace === undefined ? refOf(object) : `${refOf(object)} in ${namespace}`;
}
