/**
 * Completion of names, ports and labels from what exists. The document is read once more with a stand-in for the
 * word at the cursor: the link that then holds the stand-in says what is wanted, so every link completes.
 */
import { decodeDocument } from '../kinds/decode';
import type { Link, PortLink, SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { linksOf } from '../kinds/links';
import { nameOf, refOf } from '../kinds/object';
import { objectsOfHost } from '../network/hosts';
import { declaredPorts } from '../network/ports';
import { namedObjects, placeOfName } from '../network/resolve';
import { selectObjects } from '../network/selectObjects';
import { selectPods } from '../network/selectors';
import { integer, isKnown } from '../syntax/node';
import { touches } from '../syntax/span';
import { ANY, findAll, type Found, type Place, placeOf } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Location, Snapshot } from '../workspace/snapshot';

export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** What the label replaces. */
  readonly range: Location;
  readonly newText: string;
  /** Nearest first. */
  readonly rank: number;
}

/** Stands for the word at the cursor; no manifest holds it. */
const STAND_IN = 'selectrail-stand-in';
const WORD = /[A-Za-z0-9._/-]/;
/** Most that a list shows; more letters narrow it. */
const MAX_ITEMS = 200;

/** What fits at `offset` of the file `uri`, whose text is `text`. */
export function completion(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  text: string,
): readonly Completion[] {
  const facts = snapshot.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const start = facts?.starts[index];
  if (!facts || start === undefined) return [];
  const end = facts.starts[index + 1] ?? text.length;
  const word = wordAt(text, offset);
  for (const standIn of [STAND_IN, `${STAND_IN}: ${STAND_IN}`]) {
    const patched = text.slice(start, word.start) + standIn + text.slice(word.end, end);
    const document = decodeDocument(uri, patched, (value) => value);
    const items = document.objects.flatMap((object) => suggest(snapshot, object, word.start - start));
    if (items.length > 0) return toCompletions(items, { uri, ...word });
  }
  return [];
}

interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly near: boolean;
}

function suggest(snapshot: Snapshot, object: KubeObject, offset: number): readonly Suggestion[] {
  return linksOf(object).flatMap((link): readonly Suggestion[] => {
    switch (link.type) {
      case 'name':
        return touches(link.text, offset) ? names(snapshot, object, link) : [];
      case 'host':
        return touches(link.text, offset) ? hosts(snapshot, object) : [];
      case 'port':
        return touches(link.port, offset) ? ports(snapshot, object, link) : [];
      case 'selector':
        return labels(snapshot, object, link, offset);
    }
  });
}

function names(
  snapshot: Snapshot,
  from: KubeObject,
  link: Extract<Link, { type: 'name' }>,
): readonly Suggestion[] {
  const found = findAll(
    snapshot,
    keys.kind(link.group, link.kind),
    placeOfName(snapshot, from, link),
    (object) => isKnown(object.name),
  );
  return each(found, (object) => [{ label: nameOf(object), detail: where(snapshot, object) }]);
}

/** Services by the shortest name that reaches them. */
function hosts(snapshot: Snapshot, from: KubeObject): readonly Suggestion[] {
  const found = findAll(snapshot, keys.kind('', 'Service'), { from, namespace: ANY }, (object) =>
    isKnown(object.name),
  );
  const own = snapshot.namespaceOf(from);
  return each(found, (object) => {
    const namespace = snapshot.namespaceOf(object);
    const label =
      namespace === undefined || namespace === own ? nameOf(object) : `${nameOf(object)}.${namespace}`;
    return [{ label, detail: where(snapshot, object) }];
  });
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

function portsOf(owner: KubeObject, link: PortLink): KubeObject['ports'] {
  const ofPods = link.of.type === 'own-pods' || (link.of.type === 'selector' && link.of.selects === 'pods');
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
    case 'selector':
      return of.selects === 'pods' ? selectPods(snapshot, from, of).yes : selectObjects(snapshot, from, of);
  }
}

/** Keys of the pods that may be selected; behind a key, its values. */
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
  const place: Place = link.within.type === 'own' ? placeOf(snapshot, from) : { from, namespace: ANY };
  return each(
    findAll(snapshot, keyOf(link), place, () => true),
    (object) => {
      const pairs = (link.selects === 'pods' ? object.pods?.labels : object.labels)?.pairs ?? [];
      const fitting = atKey ? pairs : pairs.filter((pair) => pair.key.value === requirement.key.value);
      return fitting.map((pair) => ({ label: (atKey ? pair.key : pair.value).value, detail: refOf(object) }));
    },
  );
}

function keyOf({ selects }: SelectorLink): string {
  if (selects === 'namespaces') return keys.kind('', 'Namespace');
  if (selects === 'services') return keys.kind('', 'Service');
  return selects === 'ingresses' ? keys.kind('networking.k8s.io', 'Ingress') : keys.workloads;
}

function each(
  found: Found,
  items: (object: KubeObject) => readonly Omit<Suggestion, 'near'>[],
): readonly Suggestion[] {
  return [
    ...found.own.flatMap((object) => items(object).map((item) => ({ ...item, near: true }))),
    ...found.elsewhere.flatMap((object) => items(object).map((item) => ({ ...item, near: false }))),
  ];
}

function where(snapshot: Snapshot, object: KubeObject): string {
  const namespace = snapshot.namespaceOf(object);
  return namespace === undefined ? refOf(object) : `${refOf(object)} in ${namespace}`;
}

/** One item for each label, the nearest first. */
function toCompletions(items: readonly Suggestion[], range: Location): readonly Completion[] {
  const unique = new Map<string, Suggestion>();
  for (const item of items.filter((candidate) => !candidate.label.includes(STAND_IN))) {
    const known = unique.get(item.label);
    if (!known || (item.near && !known.near)) unique.set(item.label, item);
  }
  return [...unique.values()]
    .toSorted((a, b) => Number(b.near) - Number(a.near) || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_ITEMS)
    .map(({ label, detail }, rank) => ({ label, detail, range, newText: label, rank }));
}

function wordAt(text: string, offset: number): { start: number; end: number } {
  let [start, end] = [offset, offset];
  while (start > 0 && WORD.test(text[start - 1] ?? '')) start--;
  while (end < text.length && WORD.test(text[end] ?? '')) end++;
  return { start, end };
}
