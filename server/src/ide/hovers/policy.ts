/** Hover on a policy's name, or a NetworkPolicy's `policyTypes`: its effect, with the pods by name. */
import { authorizationPolicy } from '../../kinds/authorizationPolicy';
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { workloadsOf } from '../../network/podSelection';
import type { Policy } from '../../network/policies';
import type { PeerEffect, PolicyEffect, RuleEffect } from '../../network/policyEffect';
import { touches } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import { isAdminPolicy } from '../../network/reach/world';
import { adminPolicyContent } from '../lenses/adminPolicy';
import { authorizationPolicyContent } from '../lenses/authorizationPolicy';
import type { LensContent } from '../lenses/lens';
import { bullets, code, plain, prose } from '../markdown';
import { policySummary, ruleText } from '../policyText';
import type { HoverContent, HoverProvider } from './content';
import { workloadsText } from './selectionLines';

export const policyHover: HoverProvider = (snapshot, { object, offset }) => {
  if (!object) return undefined;
  if (!is(object, networkPolicy)) return otherPolicy(snapshot, object, offset);
  const { name, spec } = object;
  const span = [name, ...spec.typeTexts].find((text) => text && touches(text, offset));
  return span && { span, lines: linesOf(snapshot, object) };
};

/** What the lens above it says, with the pods by name. */
function otherPolicy(snapshot: Snapshot, object: KubeObject, offset: number): HoverContent | undefined {
  if (!object.name || !touches(object.name, offset)) return undefined;
  const content = otherContent(snapshot, object);
  if (!content) return undefined;
  const subjects = [...new Set(content.targets.map((target) => target.object))];
  return {
    span: object.name,
    lines: [prose(content.parts.map(sentence).join('. ')), ...appliesText(snapshot, subjects)],
  };
}

function otherContent(snapshot: Snapshot, object: KubeObject): LensContent | undefined {
  if (is(object, authorizationPolicy)) return authorizationPolicyContent(snapshot, object);
  return isAdminPolicy(object) ? adminPolicyContent(snapshot, object) : undefined;
}

function appliesText(snapshot: Snapshot, subjects: readonly KubeObject[]): readonly string[] {
  return subjects.length > 0 ? [`Applies to ${workloadsText(snapshot, subjects)}`] : [];
}

function linesOf(snapshot: Snapshot, policy: Policy): readonly string[] {
  const { effect, parts } = policySummary(snapshot, policy);
  const subjects = workloadsOf(effect.subjects);
  const decided = effect.subjects.state === 'found' || effect.subjects.state === 'absent';
  return [
    prose(parts.map(sentence).join('. ')),
    ...appliesText(snapshot, subjects),
    ...hostNetworkText(snapshot, subjects),
    ...(decided ? ruleLines(snapshot, policy, effect) : []),
  ];
}

/** A line a rule, `in: 2 pods on TCP 5432 (deployment/web)`; of a single one only what the summary leaves out. */
function ruleLines(snapshot: Snapshot, policy: Policy, { isolated }: PolicyEffect): readonly string[] {
  const rules = isolated.flatMap(({ direction, rules: each }) => each.map((rule) => ({ direction, rule })));
  const [only, ...others] = rules;
  if (only && others.length === 0) {
    const who = peersText(snapshot, only.rule);
    return who === undefined ? [] : [`${only.direction === 'Ingress' ? 'From' : 'To'} ${who}`];
  }
  return bullets(
    rules.map(({ direction, rule }) => {
      const who = peersText(snapshot, rule);
      const text = ruleText(snapshot, policy, rule, direction);
      return `${direction === 'Ingress' ? 'in' : 'out'}: ${prose(plain(text))}${who === undefined ? '' : ` (${who})`}`;
    }),
  );
}

/** Workloads that the peers of a rule name; undefined where none is known. */
function peersText(snapshot: Snapshot, { peers }: RuleEffect): string | undefined {
  const pods = peers === 'everyone' ? [] : [...new Set(peers.flatMap(workloadsOfPeer))];
  return pods.length === 0 ? undefined : workloadsText(snapshot, pods);
}

/** The API leaves it undefined, and most network plugins take such pods for their node. */
function hostNetworkText(snapshot: Snapshot, subjects: readonly KubeObject[]): readonly string[] {
  const exempt = subjects.filter(({ pods }) => pods?.hostNetwork);
  if (exempt.length === 0) return [];
  return [
    `Most network plugins do not isolate pods with ${code('hostNetwork')}: ${workloadsText(snapshot, exempt)}`,
  ];
}

function workloadsOfPeer(peer: PeerEffect): readonly KubeObject[] {
  return peer.type === 'pods' ? workloadsOf(peer.selection) : [];
}

function sentence(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
