/** The lens of a Service: the pods behind it, its DNS name, and where its ports lead. */
import { is, type KubeObject } from '../../kinds/object';
import {
  isHeadless,
  podsLink,
  service,
  type ServicePort,
  type ServiceSpec,
  targetOf,
} from '../../kinds/service';
import { podDnsNames, serviceDnsName } from '../../network/dns';
import { type Selection, selectionOf, workloadsOf } from '../../network/podSelection';
import { podsText } from '../../network/podCount';
import { commonNumber, portTargets } from '../../network/portTargets';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { plain, valueOf } from '../markdown';
import { labelTargets, type LensContent, type LensProvider } from './lens';

export const serviceLens: LensProvider = {
  applies: (object) => is(object, service),
  resolve: (snapshot, object) =>
    is(object, service) ? contentOf(snapshot, object) : { parts: [], targets: [] },
};

function contentOf(snapshot: Snapshot, object: KubeObject<ServiceSpec>): LensContent {
  const { spec } = object;
  const name = isKnown(object.name) ? [plain(serviceDnsName(snapshot, object))] : [];
  if (spec.type === 'ExternalName') {
    return { parts: [`${name.join('')} → ${valueOf(spec.externalName)} (CNAME)`.trim()], targets: [] };
  }
  const link = podsLink(object);
  const selection = link && selectionOf(snapshot, object, link);
  const workloads = selection ? workloadsOf(selection) : [];
  const ports = spec.ports.map((port) => portText(port, workloads)).join(', ');
  return {
    parts: [
      ...typeText(spec),
      selectionText(selection, object),
      ...(podName(snapshot, object, workloads) ?? name),
      ports,
    ].filter((part) => part !== ''),
    targets: labelTargets(workloads),
  };
}

function typeText(spec: ServiceSpec): readonly string[] {
  if (isHeadless(spec)) return ['headless'];
  if (spec.type === 'LoadBalancer') return ['LoadBalancer'];
  if (spec.type !== 'NodePort') return [];
  const nodePorts = spec.ports.flatMap(({ nodePort }) => (nodePort ? [valueOf(nodePort)] : []));
  return [nodePorts.length > 0 ? `NodePort ${nodePorts.join(', ')}` : 'NodePort'];
}

function selectionText(selection: Selection | undefined, { document }: KubeObject): string {
  if (!selection)
    return document.templated ? 'pods unknown (template)' : 'no selector: endpoints are set elsewhere';
  switch (selection.state) {
    case 'found':
      return podsText(selection.workloads, selection.certainty) + (selection.elsewhere ? ' elsewhere' : '');
    case 'none':
      return 'no pods match';
    case 'absent':
      return 'pods not in this workspace';
    case 'unknown':
      return `pods unknown (${selection.reason})`;
  }
}

/** `db-0.db.shop.svc.cluster.local …`: the pods of a headless Service have names of their own. */
function podName(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  workloads: readonly KubeObject[],
): readonly string[] | undefined {
  const names = workloads.flatMap((workload) => podDnsNames(snapshot, object, workload));
  const [first] = names;
  return first === undefined ? undefined : [plain(first) + (names.length > 1 ? ' …' : '')];
}

/** `80→8080`, `5432` where nothing changes, `53→5353/UDP`; a name stays where the pods differ. */
export function portText(port: ServicePort, workloads: readonly KubeObject[]): string {
  const wanted = targetOf(port);
  const targets = wanted && portTargets(workloads, { port: wanted, protocol: port.protocol });
  const number = targets && commonNumber(targets);
  const missing = targets && targets.misses.length > 0 && targets.targets.length === 0;
  const target = number === undefined ? valueOf(wanted) + (missing ? ' (no such port)' : '') : String(number);
  const own = valueOf(port.number);
  const protocol = port.protocol === 'TCP' ? '' : `/${plain(port.protocol)}`;
  return (own === target ? own : `${own}→${target}`) + protocol;
}
