/** What the rules on NetworkPolicies share. */
import type { Requirement } from '../../kinds/labels';
import type { SelectorLink } from '../../kinds/link';
import {
  type Direction,
  networkPolicy,
  type NetworkPolicySpec,
  peerLink,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  subjectLink,
} from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { type ServiceSelection, selectionBy } from '../../network/serviceSelection';
import { isWhole } from '../../workspace/closedWorld';
import type { Snapshot } from '../../workspace/snapshot';
import { requirementText } from '../selectorText';
import { labelFixes, relatedMisses } from './labelFixes';
import type { Finding, Severity } from './rule';
import { namespaceOf } from './words';

export type Policy = KubeObject<NetworkPolicySpec>;

export interface DirectedRule {
  readonly direction: Direction;
  readonly rule: PolicyRule;
}

/** A finding for each peer, port or whatever `of` finds in the policy `object`; none where it is none. */
export function inPolicy(object: KubeObject, of: (policy: Policy) => readonly Finding[]): readonly Finding[] {
  return is(object, networkPolicy) ? of(object) : [];
}

/** Every rule of the policy, those that have no effect included. */
export function rulesIn({ spec }: Policy): readonly DirectedRule[] {
  return [
    ...spec.ingress.map((rule) => ({ direction: 'Ingress' as const, rule })),
    ...spec.egress.map((rule) => ({ direction: 'Egress' as const, rule })),
  ];
}

export function peersIn(policy: Policy): readonly PolicyPeer[] {
  return rulesIn(policy).flatMap(({ rule }) => rule.peers);
}

export function portsIn(policy: Policy): readonly PolicyPort[] {
  return rulesIn(policy).flatMap(({ rule }) => rule.ports);
}

/**
 * Workloads at which traffic of the rule arrives; empty where not all of them are known: pods of other namespaces,
 * addresses, templates.
 */
export function destinationsOf(
  snapshot: Snapshot,
  policy: Policy,
  { direction, rule }: DirectedRule,
): readonly KubeObject[] {
  const links = direction === 'Ingress' ? [subjectLink(policy)] : rule.peers.map(ownPods);
  const found = links.map((link) => (link ? allSelected(snapshot, policy, link) : []));
  return found.some((workloads) => workloads.length === 0) ? [] : [...new Set(found.flat())];
}

function ownPods(peer: PolicyPeer): SelectorLink | undefined {
  const link = peer.ipBlock ? undefined : peerLink(peer);
  return link?.within.type === 'own' ? link : undefined;
}

/** Of other units only where both namespaces are written: else they may be another application's. */
function allSelected(snapshot: Snapshot, policy: Policy, link: SelectorLink): readonly KubeObject[] {
  const selection = selectionBy(snapshot, policy, link);
  if (selection.state !== 'selected') return [];
  const { yes, unknown, elsewhere } = selection.selected;
  const apart = (workload: KubeObject): boolean =>
    snapshot.namespaceOf(policy) === undefined || snapshot.namespaceOf(workload) === undefined;
  return unknown.length > 0 || !yes.every(isWhole) || (elsewhere && yes.some(apart)) ? [] : yes;
}

/** `` `app: web` ``, or `` `tier in (a, b)` ``. */
export function wordsOf(requirement: Requirement): string {
  const { key, operator, values } = requirement;
  const [value, ...more] = values;
  return operator === 'In' && value && more.length === 0
    ? `\`${key.value}: ${value.value}\``
    : `\`${requirementText(requirement)}\``;
}

/** A finding where `link` of the policy selects no pods; `plausible`: its severity where nothing comes near. */
export function unmatchedPods(
  snapshot: Snapshot,
  policy: Policy,
  link: SelectorLink,
  selection: ServiceSelection,
  plausible: Severity,
): readonly Finding[] {
  const where = link.within.type === 'own' ? ` in ${namespaceOf(snapshot, policy)}` : '';
  if (selection.state === 'misspelt') {
    const { misses } = selection;
    const [{ requirement, pair }] = misses;
    const sameKey = pair?.key.value === requirement.key.value;
    const suggestion = `\`${pair?.key.value}: ${pair?.value.value}\``;
    return [
      {
        span: sameKey ? (requirement.values[0] ?? requirement) : requirement.key,
        message: `No pod${where} has ${wordsOf(requirement)}; did you mean ${suggestion}?`,
        related: relatedMisses(misses),
        fixes: () => labelFixes(snapshot, policy, misses, 'preferred'),
      },
    ];
  }
  const unmet = unmetOf(selection);
  const span = unmet ?? link.selector.requirements[0];
  if (!span || (selection.state !== 'nothing' && selection.state !== 'all-but-one')) return [];
  const labels = unmet ? wordsOf(unmet) : 'all labels of this selector';
  return [{ span, severity: plausible, message: `No pod${where} has ${labels}` }];
}

function unmetOf(selection: ServiceSelection): Requirement | undefined {
  if (selection.state === 'nothing') return selection.unmet;
  return selection.state === 'all-but-one' ? selection.misses[0].requirement : undefined;
}
