/** The call hierarchy: who can reach a workload or a Service, and what these can reach, with ports. */
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { isHeadless, podsLink, service as serviceKind, type ServiceSpec } from '../../kinds/service';
import { EVERYTHING, type Bounds, isNothing, when } from '../../network/reach/bounds';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { dialled } from '../../network/reach/entrances';
import { podsBehind } from '../../network/reach/entries';
import { scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import { wiresTo } from '../../network/reach/wires';
import { namedObjects, resolve } from '../../network/resolve';
import type { Snapshot } from '../../workspace/snapshot';
import { unitName } from '../../workspace/unitNames';
import { plain } from '../markdown';
import { boundsWords } from '../reachability/connectionWords';
import { renderedIn } from '../renderedSymbols';
import { surroundingsOf } from '../reachability/surroundings';
import { symbolAt } from '../symbolAt';
import { callsOf } from './callsOf';
import { type Call, type CallItem, callTypeOf, itemOf, objectOf } from './item';

type Service = KubeObject<ServiceSpec>;

/** Of the object that is named at the cursor, or else of the one that the cursor is in; empty for other kinds. */
export function prepareCalls(snapshot: Snapshot, uri: string, offset: number): readonly CallItem[] {
  const { object, origins } = symbolAt(snapshot, uri, offset);
  const targets = origins.flatMap(({ object: from, link, requirement }) =>
    link.type === 'name' || link.type === 'host' ? resolve(snapshot, from, link, requirement).targets : [],
  );
  const named = new Set(targets.map((target) => target.object).filter(isListed));
  const own = object && isListed(object) ? [object] : [];
  return (named.size > 0 ? [...named] : own).map((each, _, all) =>
    itemOf(snapshot, each, detailOf(snapshot, each, all)),
  );
}

/** Its namespace; and the unit whose calls are told, where the object is part of several, or is one of several. */
function detailOf(snapshot: Snapshot, object: KubeObject, all: readonly KubeObject[]): string {
  const { uri } = object.document;
  const unit = scopesOfFile(snapshot, uri)[0]?.units[0];
  const several = all.length > 1 || snapshot.unitsOfFile(uri).length > 1;
  const name = unit && several ? unitName(snapshot, unit) : '';
  return plain([snapshot.namespaceOf(object) ?? '', name].filter((part) => part !== '').join(' · '));
}

function isListed(object: KubeObject): boolean {
  return callTypeOf(object) !== undefined;
}

/** Who can reach `item`. */
export function incomingCalls(snapshot: Snapshot, item: CallItem): readonly Call[] {
  const object = objectOf(snapshot, item);
  if (!object) return [];
  if (is(object, serviceKind)) return callsToService(snapshot, object);
  const found = surroundingsOf(snapshot, object);
  return found ? callsOf(found, 'Ingress', EVERYTHING) : [];
}

/** What `item` can reach. */
export function outgoingCalls(snapshot: Snapshot, item: CallItem): readonly Call[] {
  const object = objectOf(snapshot, item);
  if (!object) return [];
  if (is(object, serviceKind)) return callsToPods(snapshot, object);
  if (callTypeOf(object) === 'route') return callsToBackends(snapshot, object);
  const found = surroundingsOf(snapshot, object);
  return found ? callsOf(found, 'Egress', EVERYTHING) : [];
}

/** Whoever reaches its pods at the ports that it forwards to; without pods here, whoever names it. */
function callsToService(snapshot: Snapshot, service: Service): readonly Call[] {
  const behind = podsOf(snapshot, service);
  const calls = behind.flatMap(({ pods, arriving }) => {
    const found = surroundingsOf(snapshot, pods.object);
    if (!found) return [];
    const entrances = found.entrances.filter(
      (entrance) => entrance.service === service && entrance.object !== service,
    );
    return callsOf({ ...found, entrances }, 'Ingress', arriving);
  });
  const named =
    behind.length > 0
      ? []
      : wiresTo(snapshot, service).map(({ workload, place }): Call => {
          const inFile = place.object.document.uri === workload.document.uri;
          const item = itemOf(snapshot, workload, 'perhaps · its pods are not known here');
          return { item, places: [inFile ? snapshot.locate(place.object, place.span) : item.selection] };
        });
  return distinct([...calls, ...named]);
}

function callsToPods(snapshot: Snapshot, service: Service): readonly Call[] {
  const selector = podsLink(service)?.selector ?? service.name ?? service.kind;
  return podsOf(snapshot, service).map(({ pods, arriving }) => ({
    item: itemOf(snapshot, pods.object, boundsWords(arriving) || 'any port'),
    places: [snapshot.locate(service, selector)],
  }));
}

function callsToBackends(snapshot: Snapshot, route: KubeObject): readonly Call[] {
  const links = linksOf(route);
  return distinct(
    links.flatMap((link) => {
      if (link.type !== 'name' || link.role !== 'backend') return [];
      const port = links.find((each) => each.type === 'port' && each.of === link);
      return namedObjects(snapshot, route, link)
        .filter(isListed)
        .map((object) => ({
          item: itemOf(snapshot, object, port?.type === 'port' ? `port ${port.port.value}` : undefined),
          places: [snapshot.locate(route, link.text)],
        }));
    }),
  );
}

/** Pods behind `service` in the first of its scopes, and where its connections arrive: a headless one leaves the port open. */
function podsOf(
  snapshot: Snapshot,
  service: Service,
): readonly { readonly pods: PodEndpoint; readonly arriving: Bounds }[] {
  const [scope] = scopesOfFile(snapshot, service.document.uri);
  if (!scope) return [];
  const world = worldOfScope(snapshot, scope);
  const deployed = renderedIn(world.snapshot, service, scope.units[0]?.id);
  if (!deployed || !is(deployed, serviceKind)) return [];
  return podsBehind(world, deployed)
    .map(({ pods, verdict }) => {
      const ports = isHeadless(service.spec) ? EVERYTHING : dialled(pods, service.spec.ports);
      return { pods, arriving: when(verdict, ports) };
    })
    .filter(({ arriving }) => !isNothing(arriving));
}

/** Calls with one item as one, with the places of all. */
function distinct(calls: readonly Call[]): readonly Call[] {
  const found = new Map<string, Call>();
  for (const call of calls) {
    const { selection, name } = call.item;
    const key = `${name} ${selection.uri} ${selection.start}`;
    const known = found.get(key);
    const places = [...(known?.places ?? []), ...call.places];
    const unique = new Map(places.map((place) => [`${place.uri} ${place.start}`, place]));
    found.set(key, { item: known?.item ?? call.item, places: [...unique.values()] });
  }
  return [...found.values()];
}
