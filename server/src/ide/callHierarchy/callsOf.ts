/** The calls to or from the pods of one workload. */
import type { Direction } from '../../kinds/networkPolicy';
import { type KubeObject, refOf } from '../../kinds/object';
import { both, type Bounds, isNothing } from '../../network/reach/bounds';
import { isEmpty, PROTOCOLS } from '../../network/reach/connections';
import { explain } from '../../network/reach/explain';
import { nameTarget, type Target } from '../../network/resolve';
import type { Location } from '../../workspace/snapshot';
import { plain } from '../markdown';
import { boundsWords } from '../reachability/connectionWords';
import { type Surroundings, whyUnknown } from '../reachability/surroundings';
import { type Contacts, contactsOf, type PodContact } from './contacts';
import { type Call, itemOf } from './item';
import { peerItem } from './peerItem';

/** Calls of which something lies within `at`, which is at the destination. */
export function callsOf(found: Surroundings, direction: Direction, at: Bounds): readonly Call[] {
  const contacts = contactsOf(found, direction);
  const within = <Each extends { readonly bounds: Bounds }>(each: Each): readonly Each[] => {
    const bounds = both(each.bounds, at);
    return isNothing(bounds) ? [] : [{ ...each, bounds }];
  };
  return [
    ...contacts.pods.flatMap(within).map((each) => podCall(found, direction, each)),
    ...(direction === 'Ingress'
      ? found.entrances.flatMap(within).map((each) => entranceCall(found, each))
      : []),
    ...contacts.peers.flatMap(within).map((each) => {
      const item = peerItem(found.world.snapshot, each);
      return {
        item,
        places: direction === 'Ingress' ? [item.selection] : [nameOf(found, found.pods.object)],
      };
    }),
    ...(contacts.anyone ? [contacts.anyone] : [])
      .flatMap(within)
      .flatMap((each) => anyoneCall(found, direction, each)),
  ];
}

function podCall(found: Surroundings, direction: Direction, contact: PodContact): Call {
  const { snapshot } = found.world;
  const { object, namespace } = contact.pods;
  const caller = direction === 'Ingress' ? object : found.pods.object;
  const parts = [
    boundsWords(contact.bounds) || 'any port',
    ...(contact.wired ? [`by ${plain(refOf(contact.wired.service))}`] : []),
    ...(namespace === found.pods.namespace || namespace === undefined ? [] : [plain(namespace)]),
  ];
  return {
    item: itemOf(snapshot, object, parts.join(' · ')),
    places: [placeOf(found, direction, contact, caller)],
  };
}

/** In the caller's file: where it names the Service, or else the rule that decides, or else its own name. */
function placeOf(
  found: Surroundings,
  direction: Direction,
  contact: PodContact,
  caller: KubeObject,
): Location {
  const { snapshot } = found.world;
  const candidates = [contact.wired?.place, decidingRule(found, direction, contact)];
  const inFile = candidates.find((target) => target?.object.document.uri === caller.document.uri);
  return inFile ? snapshot.locate(inFile.object, inFile.span) : nameOf(found, caller);
}

function decidingRule(
  { world, pods }: Surroundings,
  direction: Direction,
  contact: PodContact,
): Target | undefined {
  const { sure, possible } = contact.bounds;
  const set = isEmpty(sure) ? possible : sure;
  const protocol = PROTOCOLS.find((each) => set[each].length > 0) ?? 'TCP';
  const flow = { protocol, port: set[protocol][0]?.start ?? 1 };
  const [source, destination] = direction === 'Ingress' ? [contact.pods, pods] : [pods, contact.pods];
  const { reasons } = explain(world, direction, source, destination, flow);
  const reason = reasons.find((each) => each.type === 'rule');
  return reason && { object: reason.policy, span: reason.rule };
}

function entranceCall(
  { world }: Surroundings,
  { object, place, bounds }: Surroundings['entrances'][number],
): Call {
  const ports = boundsWords(bounds) || 'any port';
  return {
    item: itemOf(world.snapshot, object, `${ports} · from outside`),
    places: [world.snapshot.locate(place.object, place.span)],
  };
}

/** Those whom the list leaves out, for they are all. */
function anyoneCall(
  found: Surroundings,
  direction: Direction,
  anyone: NonNullable<Contacts['anyone']>,
): readonly Call[] {
  const unknown = whyUnknown(found, direction === 'Ingress' ? found.ingress : found.egress);
  if (isEmpty(anyone.bounds.sure) && unknown === undefined) return [];
  const { snapshot } = found.world;
  const { rule } = anyone;
  const place = rule ? snapshot.locate(rule.policy, rule) : nameOf(found, found.pods.object);
  const ports = boundsWords(anyone.bounds) || 'any port';
  const why = rule
    ? `a rule of ${plain(refOf(rule.policy))} names all`
    : 'no policy decides; only what is wired is listed';
  return [
    {
      item: {
        type: 'anyone',
        name: direction === 'Ingress' ? 'everyone else' : 'everywhere else',
        detail: unknown === undefined ? `${ports} · ${why}` : `unknown: ${plain(unknown)}`,
        whole: place,
        selection: place,
        ref: undefined,
      },
      places: [direction === 'Ingress' ? place : nameOf(found, found.pods.object)],
    },
  ];
}

function nameOf({ world }: Surroundings, object: KubeObject): Location {
  const { span } = nameTarget(object);
  return world.snapshot.locate(object, span);
}
