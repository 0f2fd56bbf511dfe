/** Who reaches pods and what they reach, in few words, for the lens of a workload. */
import { type KubeObject, nameOf, refOf } from '../../kinds/object';
import { equals, isEmpty } from '../../network/reach/connections';
import { type PodEndpoint, peerName } from '../../network/reach/endpoint';
import type { Entrance } from '../../network/reach/entrances';
import type { Neighbours } from '../../network/reach/neighbours';
import { boundsText, isWholeFamily } from '../addressText';
import { plain } from '../markdown';
import { connectionWords } from './connectionWords';
import { isOpen, type Surroundings, whyUnknown } from './surroundings';

/** More than these are counted. */
const MAX_NAMES = 2;

/** `reachable from web and api`, `egress open`, `from outside by ingress/shop`, each part by itself. */
export function surroundingsParts(found: Surroundings): readonly string[] {
  return [...sideParts(found), ...entranceParts(found.entrances)];
}

function sideParts(found: Surroundings): readonly string[] {
  const { ingress, egress } = found;
  const unknown = whyUnknown(found, ingress);
  if (unknown !== undefined && unknown === whyUnknown(found, egress)) {
    return [`reachability unknown (${plain(unknown)})`];
  }
  if (isOpen(ingress) && isOpen(egress)) return ['ingress and egress open'];
  return [sideText(found, ingress), sideText(found, egress)];
}

function sideText(found: Surroundings, side: Neighbours): string {
  const ingress = side.direction === 'Ingress';
  const unknown = whyUnknown(found, side);
  if (unknown !== undefined) return `${side.direction.toLowerCase()} unknown (${plain(unknown)})`;
  if (isOpen(side)) return `${side.direction.toLowerCase()} open`;
  const more = found.open.length > 0 ? ['perhaps more'] : [];
  const items = [...everyoneItems(side), ...podItems(found.pods, side), ...outsideItems(side), ...more];
  const nobody = ingress ? 'nobody' : 'nothing';
  return `${ingress ? 'reachable from' : 'reaches'} ${items.length === 0 ? nobody : joined(items)}`;
}

/** What any pod and, for ingress, any address gets. */
function everyoneItems({ usual, direction }: Neighbours): readonly string[] {
  if (isEmpty(usual.sure)) return [];
  const ports = connectionWords(usual.sure);
  return [`${direction === 'Ingress' ? 'everyone' : 'any destination'}${ports === '' ? '' : ` on ${ports}`}`];
}

function podItems(pods: PodEndpoint, { named, absent }: Neighbours): readonly string[] {
  const isSure = ({ bounds }: Neighbours['named'][number]): boolean => !isEmpty(bounds.sure);
  const sure = peersOf(named.filter(isSure).map((each) => each.pods));
  const perhaps = peersOf(named.filter((each) => !isSure(each)).map((each) => each.pods));
  return [
    ...namesOf(pods, sure, MAX_NAMES),
    ...(absent.length > 0 ? ['pods elsewhere'] : []),
    ...(perhaps.length > 0 ? [`perhaps ${namesOf(pods, perhaps, 1).join()}`] : []),
  ];
}

function namesOf(beside: PodEndpoint, found: readonly PodEndpoint[], max: number): readonly string[] {
  if (found.length > max) return [`${found.length} workloads`];
  return found.map((each) => shortName(beside, each));
}

/** One for each name that listings give: pods of one owner count once. */
export function peersOf(found: readonly PodEndpoint[]): readonly PodEndpoint[] {
  return [...new Map(found.map((pods) => [peerName(pods), pods])).values()];
}

/** `web`, or `ops/prometheus` where it is of another namespace. */
export function shortName(beside: PodEndpoint, { object, namespace }: PodEndpoint): string {
  const name = plain(nameOf(object));
  return namespace === beside.namespace || namespace === undefined ? name : `${plain(namespace)}/${name}`;
}

/** Where everyone is let through, so is the outside. */
function outsideItems({ outside, usual }: Neighbours): readonly string[] {
  const apart = outside.filter(({ bounds }) => !isEmpty(bounds.sure) && !equals(bounds.sure, usual.sure));
  const [first, ...others] = apart;
  if (!first) return [];
  if (others.length > 0) return ['addresses outside'];
  return [isWholeFamily(first.range) ? 'outside' : boundsText(first.range)];
}

function entranceParts(entrances: readonly Entrance[]): readonly string[] {
  const sure = objectsOf(entrances.filter(({ bounds }) => !isEmpty(bounds.sure)));
  const perhaps = objectsOf(entrances.filter(({ bounds }) => isEmpty(bounds.sure))).filter(
    (each) => !sure.includes(each),
  );
  const text = (objects: readonly KubeObject[]): string =>
    objects.length > MAX_NAMES
      ? `${objects.length} ways`
      : objects.map((each) => plain(refOf(each))).join(' and ');
  return [
    ...(sure.length > 0 ? [`from outside by ${text(sure)}`] : []),
    ...(perhaps.length > 0 ? [`perhaps from outside by ${text(perhaps)}`] : []),
  ];
}

function objectsOf(entrances: readonly Entrance[]): readonly KubeObject[] {
  return [...new Set(entrances.map(({ object }) => object))];
}

/** `a`, `a and b`, `a, b and c`. */
function joined(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
