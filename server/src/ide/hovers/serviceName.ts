/** Hover on a Service's name: the names it goes by in DNS, what its type means, and the pods behind it. */
import { is, type KubeObject } from '../../kinds/object';
import { isHeadless, podsLink, service, type ServiceSpec } from '../../kinds/service';
import { asDeployed } from '../../network/asDeployed';
import { podDnsNames, serviceDnsName, shownNamespace } from '../../network/dns';
import { selectionOf, workloadsOf } from '../../network/podSelection';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { code, inline, linkTo, valueOf } from '../markdown';
import type { HoverProvider } from './content';
import { selectionLines } from './selectionLines';
import { servicePathLines } from './servicePath';

const MAX_POD_NAMES = 3;

export const serviceNameHover: HoverProvider = (snapshot, { object, declarations }) => {
  const declared = declarations.find(({ type }) => type === 'name');
  if (!declared || !object || !is(object, service)) return undefined;
  return { span: declared.span, lines: serviceLines(snapshot, object) };
};

export function serviceLines(seen: Snapshot, written: KubeObject<ServiceSpec>): readonly string[] {
  const { snapshot, object } = asDeployed(seen, written);
  const link = podsLink(object);
  return [
    namesText(snapshot, object),
    `${linkTo(snapshot, object)}: ${typeText(object.spec)}`,
    ...servicePathLines(snapshot, object),
    ...podNamesText(snapshot, object),
    ...(link ? selectionLines(snapshot, object, link) : noPodsText(object)),
  ];
}

/** `web.shop.svc.cluster.local`, and the shorter names. */
function namesText(snapshot: Snapshot, object: KubeObject): string {
  if (!isKnown(object.name)) return 'A template decides on the name';
  const name = object.name.value;
  const namespace = shownNamespace(snapshot, object);
  const names = [name, `${name}.${namespace}`, serviceDnsName(snapshot, object)].map(code).join(' · ');
  const assumed = snapshot.namespaceOf(object) === undefined;
  return assumed ? `${names} (namespace set on deployment; ${code(namespace)} shown)` : names;
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types */
function typeText(spec: ServiceSpec): string {
  if (isHeadless(spec)) return 'headless, so its name gives the addresses of the pods themselves';
  switch (spec.type) {
    case 'ClusterIP':
      return 'ClusterIP, reached inside the cluster by its cluster IP';
    case 'NodePort':
      return "NodePort, reached from outside on every node's port, and inside by its cluster IP";
    case 'LoadBalancer':
      return "LoadBalancer, reached from outside through the cloud's load balancer and on every node's port, and inside by its cluster IP";
    case 'ExternalName':
      return `ExternalName, a CNAME for ${code(valueOf(spec.externalName))}; nothing is forwarded`;
    case undefined:
      return `type ${code(valueOf(spec.typeText))}`;
  }
}

function podNamesText(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly string[] {
  const link = podsLink(object);
  const workloads = link ? workloadsOf(selectionOf(snapshot, object, link)) : [];
  const names = workloads.flatMap((workload) => podDnsNames(snapshot, object, workload));
  return names.length === 0 ? [] : [`Pods: ${inline(names.map(code), MAX_POD_NAMES)}`];
}

function noPodsText({ spec, document }: KubeObject<ServiceSpec>): readonly string[] {
  if (spec.type === 'ExternalName') return [];
  return [document.templated ? 'Pods unknown (template)' : 'No selector: its endpoints are set elsewhere'];
}
