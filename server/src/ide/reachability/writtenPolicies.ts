/** NetworkPolicies that allow what the manifests show and nothing else, as text: for a workload, or for a namespace. */
import { nameOf } from '../../kinds/object';
import { ASSUMED_NAMESPACE } from '../../network/dns';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { intendedOf } from '../../network/reach/intended';
import type { World } from '../../network/reach/world';
import { writtenObject } from '../writtenObject';
import { freeName, nameAsWritten } from './newPolicy';
import { DNS, policyWith, rulesFor, workloadPolicy } from './writtenPolicy';

export interface WrittenPolicies {
  /** A manifest each, line by line. */
  readonly documents: readonly (readonly string[])[];
  /** What they leave out that may be meant, for people. */
  readonly missing: readonly string[];
}

/** One policy that isolates the pods in both directions, but for what they need and DNS. */
export function policyForWorkload(world: World, pods: PodEndpoint): WrittenPolicies {
  const { ingress, egress, missing } = rulesFor(world, pods, intendedOf(world));
  const name = freeName(world, pods, nameAsWritten(pods.object));
  const policy = workloadPolicy(world, pods, name, { ingress, egress: [...egress, DNS] });
  return policy ? { documents: [policy], missing } : { documents: [], missing: [unnamed(pods)] };
}

/**
 * Everything denied, DNS allowed, and a policy for each workload that needs more. Names of policies of the namespace
 * that are there are taken where `names` says so: a file that is written anew takes them over.
 */
export function policiesForNamespace(
  world: World,
  namespace: string,
  names: 'free' | 'taken over',
): WrittenPolicies {
  const subjects = world.pods.filter((pods) => isIn(pods, namespace) && isSelectable(world, pods));
  const [first] = subjects;
  if (!first) return { documents: [], missing: [] };
  const written = writtenObject(first.object)?.namespace?.value;
  const named = (name: string): string => (names === 'free' ? freeName(world, first, name) : name);
  const intended = intendedOf(world);
  const missing: string[] = [];
  const documents = [
    policyWith(named('default-deny'), written, {}, { ingress: [], egress: [] }),
    policyWith(named('allow-dns'), written, {}, { ingress: [], egress: [DNS] }),
  ];
  const used = new Set<string>();
  for (const pods of subjects) {
    const rules = rulesFor(world, pods, intended);
    missing.push(...rules.missing);
    if (rules.ingress.length + rules.egress.length === 0) continue;
    const plain = nameAsWritten(pods.object);
    const own = used.has(plain) ? `${plain}-${pods.object.kind.value.toLowerCase()}` : plain;
    used.add(plain);
    const policy = workloadPolicy(world, pods, named(own), rules);
    if (policy) documents.push(policy);
    else missing.push(unnamed(pods));
  }
  return { documents, missing: [...new Set(missing)] };
}

export function isIn(pods: PodEndpoint, namespace: string): boolean {
  return (pods.namespace ?? ASSUMED_NAMESPACE) === namespace;
}

/** Pods on the host's network are out of reach of policies. */
function isSelectable({ assumptions }: World, { hostNetwork }: PodEndpoint): boolean {
  return !hostNetwork || assumptions.hostNetworkPods === 'pod';
}

function unnamed({ object }: PodEndpoint): string {
  return `${nameOf(object)}: its pods have no labels by which a policy could select them`;
}
