/** Fixes that lead a backend of a Gateway API route to a Service, and to a port that it has. */
import { type KubeObject, nameOf } from '../../kinds/object';
import type { ServicePort } from '../../kinds/service';
import type { Service } from '../../network/backends';
import { isGranted } from '../../network/grants';
import { findServicePort } from '../../network/ports';
import type { RouteBackend } from '../../network/routing/routeBackends';
import { integer, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import { scalarText } from '../yamlText';

const MAX_FIXES = 5;

/** The names of `services`, each once; where that Service lacks the port, with one that it has. */
export function renameFixes(
  snapshot: Snapshot,
  route: KubeObject,
  { link, port }: RouteBackend,
  services: readonly Service[],
): readonly Fix[] {
  const byName = new Map(services.toReversed().map((each) => [nameOf(each), each]));
  const unique = [...byName.values()].toReversed().slice(0, MAX_FIXES);
  return unique.flatMap((service, at) => {
    const rank = at === 0 ? 'preferred' : 'alternative';
    const title = `Change the Service to \`${nameOf(service)}\``;
    const renamed = replaceScalar(snapshot, route, link.text, nameOf(service));
    const { ports } = service.spec;
    if (!port || findServicePort(ports, port)) return fixOf(title, rank, [renamed]);
    const number = integer(ports[0]?.number);
    if (number === undefined) return [];
    return fixOf(`${title}, port \`${number}\``, rank, [
      renamed,
      replaceScalar(snapshot, route, port, number),
    ]);
  });
}

/** Name the namespace of one of `services`, where its ports fit and the reference is granted. */
export function namespaceFixes(
  snapshot: Snapshot,
  route: KubeObject,
  { link, port }: RouteBackend,
  services: readonly Service[],
  read: ReadText,
): readonly Fix[] {
  return services.flatMap((service) => {
    const text = service.namespace;
    const namespace = snapshot.namespaceOf(service);
    const fits = port && findServicePort(service.spec.ports, port);
    if (!text || namespace === undefined || link.namespace || !fits) return [];
    if (isGranted(snapshot, route, { ...link, namespace: { ...text, value: namespace } }) !== 'yes')
      return [];
    const entry = `namespace: ${scalarText(namespace)}`;
    return fixOf(`Look in namespace \`${namespace}\``, 'alternative', [
      insertBehind(snapshot, route, 'name', link.text, entry, read),
    ]);
  });
}

/** Write one of the ports of `service`. */
export function addPortFixes(
  snapshot: Snapshot,
  route: KubeObject,
  { link }: RouteBackend,
  service: Service | undefined,
  read: ReadText,
): readonly Fix[] {
  const ports = service?.spec.ports ?? [];
  return ports.slice(0, MAX_FIXES).flatMap(({ number: text }) => {
    const number = integer(text);
    if (number === undefined) return [];
    return fixOf(`Add port \`${number}\``, ports.length === 1 ? 'preferred' : 'alternative', [
      insertBehind(snapshot, route, 'name', link.text, `port: ${number}`, read),
    ]);
  });
}

/** Change the port to one of `ports`; `likely` is the one that is meant. */
export function portFixes(
  snapshot: Snapshot,
  object: KubeObject,
  wanted: Text,
  ports: readonly ServicePort[],
  likely: ServicePort | undefined,
): readonly Fix[] {
  return ports.slice(0, MAX_FIXES).flatMap((port) => {
    const number = integer(port.number);
    const preferred = port === likely || ports.length === 1;
    if (number === undefined) return [];
    return fixOf(`Change the port to \`${number}\``, preferred ? 'preferred' : 'alternative', [
      replaceScalar(snapshot, object, wanted, number),
    ]);
  });
}
