/** Two Services that tell different things about one port of a workload. */
import { podSelectorsOf } from './podSelectors';
import { is, type KubeObject, nameOf, refOf } from '../../kinds/object';
import { service, type ServicePort, type ServiceSpec, targetOf } from '../../kinds/service';
import { podPort } from '../../network/ports';
import { selectedWorkloads } from '../../network/targetPorts';
import { integer, isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from './rule';

export const servicesConflictingPorts: Rule = {
  code: 'services-conflicting-ports',
  severity: 'info',
  summary:
    'Two Services give one port of a workload different application protocols, or in Istio different numbers',
  about: `
Service meshes and gateways configure a port of a pod once, by what its Services say. Where two Services give it
different \`appProtocol\`s, or in Istio different port numbers, one of them is not followed.

It is silent where one of the Services says nothing, where a template decides, and about numbers where the workspace
has no Istio resources.

\`\`\`yaml
kind: Service
metadata: { name: a }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080, appProtocol: http }] }
---
kind: Service
metadata: { name: b }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080, appProtocol: tcp }] }
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const mesh = ISTIO.some((kind) => snapshot.lookup(keys.kind(ISTIO_GROUP, kind)).length > 0);
    const ports = object.spec.ports.filter(({ appProtocol }) => mesh || isKnown(appProtocol));
    if (ports.length === 0) return [];
    return selectedWorkloads(snapshot, object).flatMap((workload) => {
      const others = servicesOf(snapshot, workload).filter((other) => nameOf(other) < nameOf(object));
      return ports.flatMap((port) => conflicts(port, others, workload, mesh ? 'mesh' : 'plain'));
    });
  },
};

type Service = KubeObject<ServiceSpec>;

const ISTIO_GROUP = 'networking.istio.io';
const ISTIO: readonly string[] = ['VirtualService', 'DestinationRule', 'Gateway', 'Sidecar'];

function servicesOf(snapshot: Snapshot, workload: KubeObject): readonly Service[] {
  return podSelectorsOf(snapshot, workload)
    .filter(({ verdict }) => verdict === 'yes')
    .flatMap(({ object }) => (is(object, service) && isWhole(object) ? [object] : []));
}

function conflicts(
  port: ServicePort,
  others: readonly Service[],
  workload: KubeObject,
  world: 'mesh' | 'plain',
): readonly Finding[] {
  const number = numberOf(workload, port);
  if (number === undefined) return [];
  for (const other of others) {
    for (const theirs of other.spec.ports) {
      if (theirs.protocol !== port.protocol || numberOf(workload, theirs) !== number) continue;
      const difference = differenceOf(port, theirs, world);
      if (difference === undefined) continue;
      const message = `Port \`${number}\` of ${refOf(workload)} is ${difference} in Service \`${nameOf(other)}\``;
      const span = port.appProtocol ?? port.number ?? port;
      return [{ span, message, related: [{ object: other, span: theirs, message: 'The other port' }] }];
    }
  }
  return [];
}

function numberOf(workload: KubeObject, port: ServicePort): number | undefined {
  const target = targetOf(port);
  const found = target && podPort(workload, target, port.protocol);
  return found?.state === 'resolved' ? found.number : undefined;
}

function differenceOf(port: ServicePort, other: ServicePort, world: 'mesh' | 'plain'): string | undefined {
  const [a, b] = [port.appProtocol, other.appProtocol];
  if (isKnown(a) && isKnown(b) && a.value !== b.value) return `\`${b.value}\``;
  const [mine, theirs] = [integer(port.number), integer(other.number)];
  const differ = mine !== undefined && theirs !== undefined && mine !== theirs;
  return world === 'mesh' && differ ? `\`${theirs}\`` : undefined;
}
