/** A peer of a NetworkPolicy whose podSelector selects no pods. */
import { peerLink, type PolicyPeer } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { NAMESPACE_NAME_LABEL } from '../../network/selectors';
import { selectionBy } from '../../network/serviceSelection';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { addEntry, mapIn, treeOf } from '../editTree';
import { inPolicy, peersIn, type Policy, unmatchedPods } from './policyRules';
import type { Finding, Rule } from './rule';
import { namespaceOf, refsOf } from './words';

export const netpolPeerSelectsNothing: Rule = {
  code: 'netpol-peer-selects-nothing',
  severity: 'warning',
  summary: 'A peer of a NetworkPolicy selects no pods',
  about: `
A peer with a \`podSelector\` alone names pods of the policy's own namespace; for those of another one it takes a
\`namespaceSelector\` in the same list item. A peer that names nobody allows nobody.

It is a warning where a pod template comes so near that a slip is certain, or where the pods with these labels are in
another namespace. It is a hint where nothing comes near: the peer may be installed by somebody else. It is silent where
pods may exist that the files do not show, and, but for slips, for peers with a \`namespaceSelector\`.

\`\`\`yaml
kind: NetworkPolicy
metadata:
  namespace: shop
spec:
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: prometheus # runs in namespace monitoring
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      peersIn(policy).flatMap((peer) => {
        const link = peer.podSelector && peerLink(peer);
        if (!link || link.selector.requirements.length === 0) return [];
        const selection = selectionBy(snapshot, policy, link);
        return selection.state === 'other-namespace'
          ? [elsewhere(snapshot, policy, peer, selection.workloads)]
          : unmatchedPods(snapshot, policy, link, selection, 'hint');
      }),
    ),
};

function elsewhere(
  snapshot: Snapshot,
  policy: Policy,
  peer: PolicyPeer,
  workloads: readonly KubeObject[],
): Finding {
  const namespaces = new Set(workloads.flatMap((each) => snapshot.namespaceOf(each) ?? []));
  const there = [...namespaces].map((name) => `\`${name}\``).join(', ');
  return {
    span: peer.podSelector?.requirements[0] ?? peer,
    message: `This peer names pods of ${namespaceOf(snapshot, policy)}, but ${refsOf(workloads)} is in ${there}`,
    related: workloads.map((each) => ({
      object: each,
      span: each.namespace ?? each.name ?? each.kind,
      message: `It is in ${namespaceOf(snapshot, each)}`,
    })),
    fixes: (read) =>
      [...namespaces].flatMap((name) => selectorFix(snapshot, policy, peer, name, read)).slice(0, 1),
  };
}

function selectorFix(
  snapshot: Snapshot,
  policy: Policy,
  peer: PolicyPeer,
  namespace: string,
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const map = tree && mapIn(tree, peer);
  const value = { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } };
  const edit = map && addEntry(tree, map, 'namespaceSelector', value);
  return fixOf(`Add a namespaceSelector for \`${namespace}\``, 'preferred', [edit]);
}
