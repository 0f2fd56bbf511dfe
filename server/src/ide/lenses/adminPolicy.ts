/** The lens of an admin policy: the pods that it applies to, what its rules do, and when they are asked. */
import { adminPodsLink, type AdminPolicySpec, type AdminRule } from '../../kinds/adminPolicy';
import type { KubeObject } from '../../kinds/object';
import { podsText } from '../../network/podCount';
import { selectionOf, workloadsOf } from '../../network/podSelection';
import { valueOf, plain } from '../markdown';
import type { Snapshot } from '../../workspace/snapshot';
import { whereText } from '../selectorText';
import { labelTargets, type LensContent } from './lens';

export function adminPolicyContent(snapshot: Snapshot, object: KubeObject<AdminPolicySpec>): LensContent {
  const { tier, subject, ingress, egress } = object.spec;
  const link = subject && adminPodsLink('subject', subject);
  const selection = link && selectionOf(snapshot, object, link);
  const rules = [...rulesText('in', ingress), ...rulesText('out', egress)];
  const order = tier === 'Admin' ? 'before NetworkPolicies' : 'where no NetworkPolicy isolates';
  const rest = rules.length > 0 ? [...rules, order] : ['no rules'];
  if (!selection) return { parts: ['applies to every pod', ...rest], targets: [] };
  const workloads = workloadsOf(selection);
  return { parts: [subjectText(), ...rest], targets: labelTargets(workloads) };

  function subjectText(): string {
    switch (selection?.state) {
      case 'found':
        return `applies to ${podsText(workloads, selection.certainty)} in ${whereText(snapshot, object, workloads)}`;
      case 'unknown':
        return `pods unknown (${plain(selection.reason)})`;
      default:
        return 'applies to no pods in this workspace';
    }
  }
}

/** `in: Deny, Allow`, in the order in which the rules are asked. */
function rulesText(direction: string, rules: readonly AdminRule[]): readonly string[] {
  const actions = rules.map(({ action }) => valueOf(action));
  return actions.length === 0 ? [] : [`${direction}: ${actions.join(', ')}`];
}
