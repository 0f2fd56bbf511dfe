/** Pods that a Service or an Ingress exposes, and that no NetworkPolicy lets anybody of there reach. */
import { backendsOf, ingress, type IngressBackend } from '../../kinds/ingress';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { shownNamespace } from '../../network/dns';
import { type BlockedPort, blockedPort } from '../../network/exposure';
import { findServicePort } from '../../network/ports';
import { isKnown } from '../../syntax/node';
import { writtenName } from '../../workspace/copies';
import { findByName, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { isSameEverywhere } from '../newObject';
import { policyChanges } from '../reachability/repairsAt';
import type { Value } from '../yamlText';
import { createPolicy } from './createPolicy';
import type { Related, Rule, Finding } from './rule';
import { refsOf } from './words';

export const netpolBlocksExposedWorkload: Rule = {
  code: 'netpol-blocks-exposed-workload',
  severity: 'warning',
  summary: 'NetworkPolicies keep out what a Service or an Ingress leads to the pods',
  about: `
A Service of type \`LoadBalancer\` or \`NodePort\` leads traffic from outside to its pods, and an Ingress that of its
controller. Where policies isolate the pods for ingress, one of them has to let that in, on the port of the pods: an
\`ipBlock\` or a rule without \`from\` for the outside, a peer for the controller.

It is reported where no rule of any policy can mean that traffic: for the outside none that names an \`ipBlock\` or
everyone, for a controller none for the port at all. It is silent where policies of another kind decide as well (Cilium,
Calico, admin policies), where policies may exist that the files do not show, and where not all pods are known.

\`\`\`yaml
kind: Service
spec:
  type: LoadBalancer # and a policy denies all ingress to the pods
\`\`\`
`,
  check(object, snapshot) {
    if (is(object, service)) return inService(snapshot, object);
    if (!is(object, ingress)) return [];
    return backendsOf(object.spec).flatMap((backend) => inBackend(snapshot, object, backend));
  },
};

function inService(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly Finding[] {
  const { type, ports } = object.spec;
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  const found = ports.flatMap((port) => {
    const blocked = blockedPort(snapshot, object, port, 'outside');
    return blocked ? [{ port, blocked }] : [];
  });
  const name = `allow-${writtenName(object) ?? nameOf(object)}`;
  return found.map(({ port, blocked }) => ({
    span: port.targetPort ?? port.number ?? port,
    message: `No policy lets traffic of this \`${type}\` in to port ${blocked.number} of ${refsOf(blocked.workloads)}`,
    related: relatedOf(blocked),
    fixes: (read) => {
      const labels = labelsAsked(snapshot, object, object);
      const blockedPorts = found.map((each) => each.blocked);
      const title = 'Allow it by a NetworkPolicy';
      const create = (podLabels: Labels): readonly Fix[] =>
        createPolicy(snapshot, object, title, name, policySpec(podLabels, blockedPorts, []), read);
      return [
        ...(labels ? create(labels) : []),
        ...changesFor(snapshot, object, ANYWHERE, { service: object, port }, read),
      ];
    },
  }));
}

function inBackend(snapshot: Snapshot, object: KubeObject, backend: IngressBackend): readonly Finding[] {
  const { service: name, port: text } = backend;
  if (!isKnown(name) || !isKnown(text)) return [];
  const { own } = findByName(snapshot, '', 'Service', name.value, placeOf(snapshot, object));
  const [only, ...more] = own.filter((each) => is(each, service));
  const port = only && findServicePort(only.spec.ports, text);
  const blocked = port && more.length === 0 ? blockedPort(snapshot, only, port, 'pods') : undefined;
  if (!only || !port || !blocked) return [];
  const labels = labelsAsked(snapshot, object, only);
  const title = 'Allow all pods of the cluster by a NetworkPolicy';
  const create = (podLabels: Labels, read: ReadText): readonly Fix[] => {
    const spec = policySpec(podLabels, [blocked], [{ namespaceSelector: {} }]);
    return createPolicy(snapshot, object, title, `allow-${name.value}`, spec, read);
  };
  return [
    {
      span: name,
      message: `No policy lets an ingress controller in to port ${blocked.number} of ${refsOf(blocked.workloads)}`,
      related: relatedOf(blocked),
      fixes: (read) => [
        ...(labels ? create(labels, read) : []),
        ...changesFor(snapshot, object, '{ingress-controller}', { service: only, port }, read),
      ],
    },
  ];
}

type Labels = Readonly<Record<string, string>>;

/** What the Service asks of pods, for a policy behind `object`; undefined where overlays alone say it. */
function labelsAsked(
  snapshot: Snapshot,
  object: KubeObject,
  asking: KubeObject<ServiceSpec>,
): Labels | undefined {
  const asked = asking.spec.selector?.requirements ?? [];
  const written = asked.flatMap(({ key, values: [value] }) =>
    value && isSameEverywhere(snapshot, { beside: object, kustomization: undefined }, asking, value)
      ? [[key.value, value.value]]
      : [],
  );
  return written.length > 0 || asked.length === 0 ? Object.fromEntries(written) : undefined;
}

const ANYWHERE = '0.0.0.0/0';

/** Changes of the policies that are there, which let `source` in to the port of the Service. */
function changesFor(
  snapshot: Snapshot,
  object: KubeObject,
  source: string,
  { service: target, port }: { readonly service: KubeObject; readonly port: ServicePort },
  read: ReadText,
): readonly Fix[] {
  if (!isKnown(port.number)) return [];
  const destination = `service ${shownNamespace(snapshot, target)}/${nameOf(target)}`;
  const asked = { source, destination, port: { protocol: port.protocol, port: port.number.value } };
  return policyChanges(snapshot, object.document.uri, asked, read);
}

function policySpec(labels: Labels, ports: readonly BlockedPort[], from: readonly Value[]): Value {
  const peers = from.length > 0 ? { from } : {};
  return {
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress'],
    ingress: [{ ...peers, ports: ports.map(({ protocol, number }) => ({ protocol, port: number })) }],
  };
}

const MAX_RELATED = 3;

function relatedOf({ policies }: BlockedPort): readonly Related[] {
  return policies.slice(0, MAX_RELATED).map((policy) => ({
    object: policy,
    span: policy.name ?? policy.kind,
    message: `NetworkPolicy \`${nameOf(policy)}\` isolates the pods for ingress`,
  }));
}
