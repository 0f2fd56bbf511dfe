// `explain` checks of the truth tables: whether a rule reports something on an object, and what its words name.
import { snapshotOf } from './core.mjs';

export const type = 'explain';
export const modules = ['workspace/host', 'ide/diagnostics', 'ide/settings'];

/** The tables' names for findings, and the rules that report them here. */
const RULES = {
  'admin-policy-same-priority': ['admin-policy-priority'],
  'allow-blocked-by-egress': ['netpol-rule-without-effect'],
  'annotation-wrong-resource': ['service-annotation-ignored'],
  'backend-not-found': ['gateway-backend-missing'],
  'backend-port-not-found': ['gateway-backend-missing'],
  'backend-port-required': ['gateway-backend-missing'],
  'backend-ref-not-permitted': ['gateway-reference-not-granted'],
  'banp-must-be-default': ['admin-policy-name'],
  'custom-dns-bypasses-cluster': ['pod-dns-bypasses-cluster'],
  'default-deny-egress-blocks-dns': ['netpol-egress-blocks-dns'],
  'dns-none-needs-nameserver': ['pod-dns-none'],
  'dns-tcp-not-allowed': ['netpol-dns-one-protocol'],
  'duplicate-service-port': ['service-port-duplicate'],
  'empty-egress-without-policytypes': ['netpol-implicit-policy-types'],
  'endpoints-deprecated': ['endpoints-deprecated'],
  'endpointslice-port-name-mismatch': ['endpointslice-port-mismatch'],
  'endpointslice-without-service': ['endpoints-no-service'],
  'external-traffic-policy-not-external': ['service-field-wrong-type'],
  'externalname-ignored-selector': ['service-external-name-ignored'],
  'externalname-required': ['service-external-name-invalid'],
  'headless-not-allowed-for-type': ['service-headless-conflict'],
  'headless-port-translation-ignored': ['service-headless-port'],
  'hostnetwork-dnspolicy': ['pod-host-network-dns'],
  'ingress-backend-invalid': ['ingress-backend-shape'],
  'ingress-backend-port-not-found': ['ingress-backend-port-missing', 'ingress-backend-target-port'],
  'ingress-backend-service-not-found': ['ingress-backend-missing', 'ingress-backend-other-namespace'],
  'ingress-blocked-by-netpol': ['netpol-blocks-exposed-workload'],
  'ingress-class-annotation-conflict': ['ingress-class-annotation'],
  'ingress-class-not-found': ['ingress-class-unresolved'],
  'ingress-duplicate-path': ['ingress-duplicate-path'],
  'ingress-host-invalid': ['ingress-host-invalid'],
  'ingress-host-without-tls': ['ingress-tls-host-mismatch'],
  'ingress-no-class': ['ingress-class-unresolved'],
  'ingress-path-invalid': ['ingress-path-invalid'],
  'ingress-pathtype-required': ['ingress-path-invalid'],
  'invalid-port-name': ['port-name-not-iana', 'service-port-name-invalid'],
  'label-value-not-string': ['label-value-not-string'],
  'lb-annotation-on-non-lb': ['service-annotation-ignored'],
  'lb-source-ranges-do-not-cover-nodeport': ['service-node-ports-open'],
  'multiple-default-ingress-classes': ['ingress-class-default-conflict'],
  'named-port-missing': ['service-target-port-unresolved', 'service-target-port-partial'],
  'named-port-protocol-mismatch': ['service-target-port-protocol'],
  'namespace-label-not-automatic': ['netpol-namespace-name-label'],
  'netpol-empty-peer': ['netpol-peer-invalid'],
  'netpol-endport-lower': ['netpol-port-invalid'],
  'netpol-endport-needs-number': ['netpol-port-invalid'],
  'netpol-except-not-subset': ['netpol-ip-block'],
  'netpol-ipblock-and-selector': ['netpol-peer-invalid'],
  'netpol-selects-hostnetwork-pod': ['netpol-selects-host-network'],
  'netpol-selects-nothing': ['netpol-selects-nothing'],
  'nginx-rewrite-drops-path': ['ingress-rewrite-drops-path'],
  'nodeport-on-clusterip': ['service-field-wrong-type'],
  'nodeport-out-of-range': ['service-nodeport-range'],
  'peers-or-probably-and': ['netpol-peer-or-and'],
  'policy-port-is-service-port': ['netpol-port-is-service-port'],
  'port-name-required': ['service-port-name-missing'],
  'route-no-matching-listener-hostname': ['gateway-hostname-mismatch'],
  'route-not-allowed-by-listener': ['gateway-route-not-allowed'],
  'rules-without-policytype': ['netpol-rules-ignored'],
  'service-blocked-by-netpol': ['netpol-blocks-exposed-workload'],
  'service-no-endpoints': ['service-no-endpoints'],
  'service-no-selector-no-endpoints': ['service-no-endpoints'],
  'service-selects-nothing': [
    'service-selector-no-match',
    'service-selector-near-miss',
    'service-selector-other-namespace',
  ],
  'service-shadows-external-domain': ['service-shadows-domain'],
  'session-affinity-timeout': ['service-affinity-config'],
  'source-ranges-need-loadbalancer': ['service-lb-source-ranges'],
  'statefulset-service-missing': ['statefulset-service-missing'],
  'statefulset-service-not-headless': ['statefulset-service-missing'],
  'target-port-not-declared': ['service-target-port-undeclared'],
  'tls-secret-not-found': ['ingress-tls-secret-missing'],
  'too-many-nameservers': ['pod-dns-limits'],
};

/** All that is said of the object by rules for the code: messages, the text that they underline, and related ones. */
export function ask(core, manifests, { code, object: wanted }) {
  const snapshot = snapshotOf(core, manifests);
  const settings = core.readSettings({ profile: 'all', namespace: 'default' });
  return [...snapshot.files()]
    .flatMap(({ uri }) => core.diagnostics(snapshot, uri, settings))
    .filter(({ object, rule }) => RULES[code]?.includes(rule.code) && nameOf(snapshot, object) === wanted)
    .map(({ message, related, location: { start, end } }) =>
      [message, manifests.slice(start, end), ...related.map((each) => each.message)].join(' | '),
    );
}

/** What is not reported on purpose, or by no rule; docs/conformance.md says why. */
const SILENT = ['tls-secret-not-found'];

export function differs({ code }) {
  return SILENT.includes(code);
}

function nameOf(snapshot, object) {
  const namespace = object?.definition.scope === 'Cluster' ? [] : [snapshot.namespaceOf(object)];
  return [object?.kind.value, ...namespace, object?.name?.value].join('/');
}

export function agrees({ present, mentions }, found) {
  if (!present) return found.length === 0;
  return found.some((text) => mentions.every((each) => mentioned(text, each)));
}

/** The tables write `Deployment/shop/web` and `app=x` where the messages write `deployment/web` and `app: x`. */
function mentioned(text, mention) {
  const plain = text.toLowerCase().replaceAll(/["'`]/g, '');
  const [kind, , name] = mention.toLowerCase().split('/');
  const forms = [mention.toLowerCase(), mention.toLowerCase().replace('=', ': ')];
  if (name) forms.push(`${kind}/${name}`, `${kind} ${name}`);
  return forms.some((form) => plain.includes(form));
}
