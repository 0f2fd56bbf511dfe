/**
 * Hosts as Istio reads them. A name without dots is a Service of the object's own namespace; any other is taken as it
 * stands, and means a Service only where it is written in full.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
import { HOST, part, SERVICE } from '../kinds/linked';
import { ISTIO_NETWORKING } from '../kinds/istio';
import type { NameLink } from '../kinds/link';
import { is, type KubeObject } from '../kinds/object';
import { service } from '../kinds/service';
import { isKnown, type Text } from '../syntax/node';
import { findByName } from '../workspace/find';
import { keys } from '../workspace/keys';
import { settingsOf } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import type { Service } from './backends';
import { objectsOfHost } from './hosts';
import { type Missing, missingObject } from './missingObject';
import { placeOfName } from './resolve';
import { matchHost } from './routing/hostMatch';

/**
 * `services`: those that the host means; `own`: deployed together with the object, or of a namespace that both write.
 * `missing`: the mesh has no such Service. `unknown`: it is external, or something outside the files decides.
 */
export type MeshHost =
  | { readonly state: 'services'; readonly services: readonly Service[]; readonly own: readonly Service[] }
  | { readonly state: 'missing'; readonly link: NameLink; readonly missing: Missing }
  | { readonly state: 'unknown' };

const UNKNOWN: MeshHost = { state: 'unknown' };

/** What the host `text` of `from` means. */
export function meshHost(snapshot: Snapshot, from: KubeObject, text: Text): MeshHost {
  const link = serviceLink(snapshot, from, text);
  if (!link) return UNKNOWN;
  const place = placeOfName(snapshot, from, link);
  const found = findByName(snapshot, link.group, link.kind, link.text.value, place);
  const all = [...found.own, ...found.elsewhere];
  if (all.length > 0) {
    const services = all.filter((each) => is(each, service));
    if (services.length < all.length) return UNKNOWN; // a controller makes it, with ports of its own
    const meets = (each: Service): boolean =>
      place.namespace !== undefined && place.namespace === snapshot.namespaceOf(each);
    return { state: 'services', services, own: found.own.length > 0 ? services : services.filter(meets) };
  }
  if (isDeclared(snapshot, from, text)) return UNKNOWN;
  const missing = missingObject(snapshot, from, link);
  return missing ? { state: 'missing', link, missing } : UNKNOWN;
}

/** `web`, or `web.shop.svc.cluster.local`; other domains are those of other clusters. */
function serviceLink(snapshot: Snapshot, from: KubeObject, text: Text): NameLink | undefined {
  if (!isKnown(text) || !/^[a-z]/.test(text.value)) return undefined;
  const [name = '', namespace, ...rest] = text.value.split('.');
  const link = { type: 'name', role: 'destination', text: part(text, 0, name.length), ...SERVICE } as const;
  if (namespace === undefined) return { ...link, namespace };
  const { clusterDomain } = settingsOf(snapshot.settings, from.document.uri);
  if (rest.join('.') !== `svc.${clusterDomain}`) return undefined;
  return { ...link, namespace: part(text, name.length + 1, name.length + 1 + namespace.length) };
}

/** True where something other than a Service declares the host: a ServiceEntry, or a wildcard over it. */
function isDeclared(snapshot: Snapshot, from: KubeObject, text: Text): boolean {
  if (objectsOfHost(snapshot, from, { type: 'host', role: 'host', text, to: 'Service' }).length > 0)
    return true;
  const entries = snapshot.lookup(keys.kind(ISTIO_NETWORKING, 'ServiceEntry'));
  return entries.some(({ provides }) =>
    provides.some(
      ({ kind, name }) => kind === HOST.kind && matchHost(name.value, text.value, 'any labels') !== undefined,
    ),
  );
}
