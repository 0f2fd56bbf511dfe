/**
 * Cilium's endpoint selectors. A key may carry the source of the label (`k8s:app`), and some keys speak of the
 * namespace or the account of a pod rather than of its labels.
 * @see https://docs.cilium.io/en/stable/network/kubernetes/policy/#namespaces
 */
import type { Node, Text } from '../syntax/node';
import { decodeSelector, type LabelSelector, type Requirement } from './labels';
import { ALL, type Link, type NamespaceScope, type SelectorLink } from './link';
import { NAMESPACE, nameLink, part, SERVICE_ACCOUNT } from './linked';
import type { DecodeContext } from './object';

const SOURCE = /^(k8s|any)[:.]/;
const NAMESPACE_KEY = 'io.kubernetes.pod.namespace';
const NAMESPACE_LABEL = 'io.cilium.k8s.namespace.labels.';
const ACCOUNT_KEY = 'io.cilium.k8s.policy.serviceaccount';
const NOT_PODS = /^(reserved|cidr|fqdn|node|io\.cilium\.k8s\.policy\.cluster$)/;

/** `pods` is what the selector means; `links` beside it the namespaces and accounts that it names. */
export interface Endpoints {
  readonly pods: readonly SelectorLink[];
  readonly links: readonly Link[];
}

/** The selector at `node`, which looks in `own` where it names no namespace. */
export function decodeEndpoints(
  role: string,
  node: Node | undefined,
  context: DecodeContext,
  own: NamespaceScope,
): Endpoints {
  const selector = decodeSelector(node, context);
  if (!selector) return { pods: [], links: [] };
  const requirements = selector.requirements.map(withoutSource);
  const names = requirements.filter(({ key }) => key.value === NAMESPACE_KEY);
  const labels = requirements.filter(({ key }) => key.value.startsWith(NAMESPACE_LABEL)).map(ofNamespace);
  const accounts = requirements.filter(({ key }) => key.value === ACCOUNT_KEY);
  const beside = requirements.filter(({ key }) => NOT_PODS.test(key.value));
  const known = new Set([...names, ...accounts, ...beside]);
  const ofPods = requirements.filter(
    (each) => !known.has(each) && !each.key.value.startsWith(NAMESPACE_LABEL),
  );
  const namespaces: LabelSelector = { ...selector, requirements: labels };
  const pods: SelectorLink = {
    type: 'selector',
    role,
    selector: {
      ...selector,
      requirements: ofPods,
      open: selector.open || accounts.length + beside.length > 0,
    },
    selects: 'pods',
    within: labels.length > 0 ? { type: 'labelled', selector: namespaces } : withinOf(names, own),
  };
  return {
    pods: [pods],
    links: [
      pods,
      ...namesIn(names).flatMap((name) => nameLink('namespace', name, NAMESPACE)),
      ...namesIn(accounts).flatMap((name) => nameLink('service account', name, SERVICE_ACCOUNT)),
      ...(labels.length > 0 ? [namespacesLink(namespaces)] : []),
    ],
  };
}

function namespacesLink(selector: LabelSelector): Link {
  return { type: 'selector', role: 'namespaces', selector, selects: 'namespaces', within: ALL };
}

/** Named ones; all, where the key is only asked to be there or not to have some value. */
function withinOf(requirements: readonly Requirement[], own: NamespaceScope): NamespaceScope {
  if (requirements.length === 0) return own;
  const names = namesIn(requirements);
  return names.length > 0 ? { type: 'named', names } : ALL;
}

function namesIn(requirements: readonly Requirement[]): readonly Text[] {
  return requirements.flatMap(({ operator, values }) => (operator === 'In' ? values : []));
}

/** `k8s:app` and `any:app` are the label `app`. */
function withoutSource(requirement: Requirement): Requirement {
  const length = SOURCE.exec(requirement.key.value)?.[0].length ?? 0;
  return length === 0 ? requirement : keyFrom(requirement, length);
}

/** `io.cilium.k8s.namespace.labels.team` is the label `team` of the namespace. */
function ofNamespace(requirement: Requirement): Requirement {
  return keyFrom(requirement, NAMESPACE_LABEL.length);
}

function keyFrom(requirement: Requirement, start: number): Requirement {
  return { ...requirement, key: part(requirement.key, start, requirement.key.value.length) };
}
