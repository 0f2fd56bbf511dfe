/** Hosts that name a Service of the cluster. @see https://github.com/kubernetes/dns/blob/master/docs/specification.md */
import type { HostLink } from '../kinds/link';
import { part } from '../kinds/linked';
import { linksOf } from '../kinds/links';
import type { KubeObject } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import { findByName, nearest, placeOf } from '../workspace/find';
import { firstLabel, keys } from '../workspace/keys';
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

export function objectsOfHost(snapshot: Snapshot, from: KubeObject, link: HostLink): readonly KubeObject[] {
  return link.to === 'Service'
    ? servicesOfHost(snapshot, from, link.text)
    : rulesOfHost(snapshot, from, link);
}
