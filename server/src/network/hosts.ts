/** Hosts that name a Service of the cluster. @see https://github.com/kubernetes/dns/blob/master/docs/specification.md */
import type { HostLink } from '../kinds/link';
import { HOST, part } from '../kinds/linked';
import { linksOf } from '../kinds/links';
import type { KubeObject } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import { ANY, findByName, nearest, placeOf } from '../workspace/find';
import { firstLabel, keys, wildcardOver } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';

export interface ServiceHost {
  readonly name: Text;
  /** undefined: the namespace of the object that names the host. */
  readonly namespace: Text | undefined;
  /** True where the form leaves no doubt that a Service is meant: it holds `.svc`. */
  readonly certain: boolean;
}

/** The Service that `host` names: `web`, `web.shop`, `web.shop.svc…`. undefined for what can be none. */
export function serviceHost(host: Text): ServiceHost | undefined {
  if (!isKnown(host)) return undefined;
  const labels = host.value.split('.');
  const [name = '', namespace] = labels;
  if (labels.length > 2 && labels[2] !== 'svc') return undefined;
  return {
    name: part(host, 0, name.length),
    namespace:
      namespace === undefined ? undefined : part(host, name.length + 1, name.length + 1 + namespace.length),
    certain: labels[2] === 'svc',
  };
}

/** Services that the link's host can mean. */
export function servicesOfHost(snapshot: Snapshot, from: KubeObject, text: Text): readonly KubeObject[] {
  const host = serviceHost(text);
  if (!host) return [];
  const place = host.namespace ? { from, namespace: host.namespace.value } : placeOf(snapshot, from);
  return nearest(findByName(snapshot, '', 'Service', host.name.value, place));
}

/** Objects of `link`'s kind that are about the same host. */
export function rulesOfHost(snapshot: Snapshot, from: KubeObject, link: HostLink): readonly KubeObject[] {
  if (!isKnown(link.text)) return [];
  const services = servicesOfHost(snapshot, from, link.text);
  const sameHost = (object: KubeObject): boolean =>
    linksOf(object).some(
      (other) =>
        other.type === 'host' &&
        other.role === 'host' &&
        (other.text.value === link.text.value ||
          servicesOfHost(snapshot, object, other.text).some((each) => services.includes(each))),
    );
  const candidates = snapshot.lookup(keys.hostedBy(firstLabel(link.text.value)));
  return candidates.filter((object) => object.kind.value === link.to && sameHost(object));
}

/** Services of the host, or else what declares it: certificates, listeners, external services. */
export function objectsOfHost(snapshot: Snapshot, from: KubeObject, link: HostLink): readonly KubeObject[] {
  if (link.to === 'DestinationRule') return rulesOfHost(snapshot, from, link);
  const services = link.to === 'Service' ? servicesOfHost(snapshot, from, link.text) : [];
  return services.length > 0 ? services : declarersOfHost(snapshot, from, link.text);
}

/** Objects that declare the host itself or a wildcard over it, in whatever namespace. */
function declarersOfHost(snapshot: Snapshot, from: KubeObject, text: Text): readonly KubeObject[] {
  if (!isKnown(text)) return [];
  const names = [text.value, wildcardOver(text.value)].filter((name) => name !== undefined);
  const found = names.flatMap((name) =>
    nearest(findByName(snapshot, HOST.group, HOST.kind, name, { from, namespace: ANY })),
  );
  return [...new Set(found)];
}

/** Where `object` declares `host`, or a wildcard over it. */
export function hostsDeclared({ provides }: KubeObject, host: string): readonly Text[] {
  const hosts = provides.filter(({ group, kind }) => group === HOST.group && kind === HOST.kind);
  return hosts.map(({ name }) => name).filter(({ value }) => value === host || value === wildcardOver(host));
}
