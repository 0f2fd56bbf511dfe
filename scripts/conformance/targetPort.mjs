// `targetPort` checks of the truth tables: the port of each endpoint behind a Service port.
import { snapshotOf } from './core.mjs';

export const type = 'targetPort';
export const modules = [
  'workspace/host',
  'network/dns/answer',
  'network/dns/serviceEndpoints',
  'kinds/service',
];

export function ask(core, manifests, { service, port, protocol }) {
  const snapshot = snapshotOf(core, manifests);
  const [namespace, name] = service.split('/');
  const [found] = core.servicesNamed(snapshot, name, namespace, undefined);
  if (!found) throw new Error(`no Service ${service}`);
  const wanted = found.spec.ports.find(
    (each) =>
      each.protocol === protocol && (each.name?.value === port || each.number?.value === String(port)),
  );
  const listed = core.podsLink(found) === undefined;
  const entries = core.endpointsOf(snapshot, found).endpoints.flatMap((endpoint) => {
    const number = endpoint.ports.find((each) => each.port === wanted)?.number;
    const left = listed && (!endpoint.ready || typeof number !== 'number');
    return left ? [] : [[core.endpointText(snapshot, endpoint), number ?? null]];
  });
  return Object.fromEntries(entries);
}

export function agrees(expected, actual) {
  const sorted = (value) => JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(expected) === sorted(actual);
}
