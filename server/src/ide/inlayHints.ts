/** Inlay hints: behind a port's name or number, the port of the pods that it leads to. */
import type { Link, PortLink } from '../kinds/link';
import { linksOf } from '../kinds/links';
import { is, type KubeObject } from '../kinds/object';
import { podsLink, service, type ServicePort, targetOf } from '../kinds/service';
import { objectsOfHost } from '../network/hosts';
import { commonNumber, portTargets } from '../network/portTargets';
import { findServicePort } from '../network/ports';
import { namedObjects } from '../network/resolve';
import { selectPods } from '../network/selectors';
import { isKnown, type Text } from '../syntax/node';
import type { Location, Snapshot } from '../workspace/snapshot';

export interface InlayHint {
  /** Where it stands, without width. */
  readonly location: Location;
  readonly label: string;
  /** Said when the pointer rests on it. */
  readonly tooltip?: string;
}

/** Hints within `range` of the file. What is undecided, differs between pods or says nothing new has none. */
export function inlayHints(
  snapshot: Snapshot,
  uri: string,
  range: { start: number; end: number },
): readonly InlayHint[] {
  if (!snapshot.layout.isManifest(uri)) return [];
  const hints = snapshot.objectsOf(uri).flatMap((object) => {
    const whole = snapshot.locate(object, object.span);
    if (whole.end < range.start || whole.start > range.end) return [];
    return linksOf(object).flatMap((link) => hintFor(snapshot, object, link));
  });
  const unique = new Map(hints.map((hint) => [hint.location.start, hint]));
  return [...unique.values()].filter(
    ({ location }) => location.start >= range.start && location.start <= range.end,
  );
}

function hintFor(snapshot: Snapshot, object: KubeObject, link: Link): readonly InlayHint[] {
  if (link.type !== 'port' || !isKnown(link.port) || link.port.end === link.port.start) return [];
  const number = numberBehind(snapshot, object, link);
  if (number === undefined || String(number) === link.port.value) return [];
  const quote = link.port.style === 'plain' ? 0 : 1;
  const end = link.port.end + quote;
  const own = link.of.type === 'selector' || link.of.type === 'own-pods';
  return [
    { location: snapshot.locate(object, { start: end, end }), label: own ? String(number) : `→ ${number}` },
  ];
}

function numberBehind(
  snapshot: Snapshot,
  object: KubeObject,
  { of, port, protocol }: PortLink,
): number | undefined {
  switch (of.type) {
    case 'selector':
      if (of.selects !== 'pods' || !is(object, service)) return undefined;
      return onPods(snapshot, object, port, protocol);
    case 'own-pods':
      return commonNumber(portTargets([object], { port, protocol }, of.container));
    case 'name':
      return of.kind === 'Service'
        ? behindServices(snapshot, namedObjects(snapshot, object, of), port)
        : undefined;
    case 'host':
      return of.to === 'Service'
        ? behindServices(snapshot, objectsOfHost(snapshot, object, of), port)
        : undefined;
    case 'pods-behind':
      return undefined;
  }
}

/** The one number that all selected pods have. */
function onPods(snapshot: Snapshot, object: KubeObject, port: Text, protocol: string): number | undefined {
  const link = is(object, service) ? podsLink(object) : undefined;
  if (!link) return undefined;
  const { yes, unknown } = selectPods(snapshot, object, link);
  return yes.length === 0 || unknown.length > 0
    ? undefined
    : commonNumber(portTargets(yes, { port, protocol }));
}

function behindServices(snapshot: Snapshot, owners: readonly KubeObject[], wanted: Text): number | undefined {
  const [owner, ...others] = owners;
  if (!owner || others.length > 0 || !is(owner, service)) return undefined;
  const port: ServicePort | undefined = findServicePort(owner.spec.ports, wanted);
  const target = port && targetOf(port);
  return target && onPods(snapshot, owner, target, port.protocol);
}
