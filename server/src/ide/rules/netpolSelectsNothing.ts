/** A NetworkPolicy whose podSelector selects no pods. */
import { subjectLink } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { selectionBy } from '../../network/serviceSelection';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { selectorText } from '../selectorText';
import { inPolicy, type Policy, unmatchedPods } from './policyRules';
import type { Finding, Rule } from './rule';
import { namespaceOf, refsOf } from './words';

export const netpolSelectsNothing: Rule = {
  code: 'netpol-selects-nothing',
  severity: 'warning',
  summary: 'The podSelector of a NetworkPolicy selects no pods',
  about: `
A NetworkPolicy is about the pods of its own namespace whose labels match its \`podSelector\`. Where there are none it
protects nothing, and nobody notices: the pods that were meant stay open to everyone.

It is a warning where a pod template comes so near that a slip is certain, or where the pods with these labels are in
another namespace. It is information where nothing comes near, but the files show everything that is deployed together.
It is silent for the empty selector, which selects all pods, and where pods may exist that the files do not show:
templates, operators, remote resources, labels that a controller sets at run time.

\`\`\`yaml
kind: NetworkPolicy
spec:
  podSelector:
    matchLabels:
      app: databse # the pods have app: database
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      const link = subjectLink(policy);
      if (link.selector.requirements.length === 0) return [];
      const selection = selectionBy(snapshot, policy, link);
      return selection.state === 'other-namespace'
        ? [elsewhere(snapshot, policy, selection.workloads)]
        : unmatchedPods(snapshot, policy, link, selection, 'info');
    }),
};

function elsewhere(snapshot: Snapshot, policy: Policy, workloads: readonly KubeObject[]): Finding {
  const [namespace, ...others] = new Set(workloads.map((each) => snapshot.namespaceOf(each)));
  const there = workloads[0] ? namespaceOf(snapshot, workloads[0]) : 'another namespace';
  return {
    span: policy.namespace ?? policy.name ?? policy.kind,
    message: `This policy selects \`${selectorText(policy.spec.podSelector)}\` of ${namespaceOf(snapshot, policy)}, but ${refsOf(workloads)} is in ${there}`,
    related: workloads.map((each) => ({
      object: each,
      span: each.namespace ?? each.name ?? each.kind,
      message: `It is in ${namespaceOf(snapshot, each)}`,
    })),
    fixes: () =>
      policy.namespace && namespace !== undefined && others.length === 0
        ? fixOf(`Move the policy to namespace \`${namespace}\``, 'preferred', [
            replaceScalar(snapshot, policy, policy.namespace, namespace),
          ])
        : [],
  };
}
