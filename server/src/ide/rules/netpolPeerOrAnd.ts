/** A podSelector and a namespaceSelector as two peers, of which either is enough. */
import type { PolicyPeer, PolicyRule } from '../../kinds/networkPolicy';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { dashColumn, edit, listOf, mapIn, treeOf } from '../editTree';
import { inPolicy, type Policy, rulesIn } from './policyRules';
import type { Rule } from './rule';

export const netpolPeerOrAnd: Rule = {
  code: 'netpol-peer-or-and',
  severity: 'info',
  summary: 'A podSelector and a namespaceSelector are two list items (OR), where one (AND) is likely',
  about: `
Each item of \`from\` and \`to\` is a peer of its own, and any of them is enough. A \`podSelector\` and a
\`namespaceSelector\` in two items allow those pods of the policy's own namespace, and every pod of the namespaces. In one
item they allow those pods of the namespaces. One dash makes the difference.

It is silent where a rule has any other peer, and where one of the selectors is empty.

\`\`\`yaml
- from:
    - podSelector:
        matchLabels:
          app: web
    - namespaceSelector: # without the dash: app: web in these namespaces
        matchLabels:
          team: shop
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap(({ rule }) => {
        const [first, second] = pairOfPeers(rule) ?? [];
        const key = second?.keys[0]?.key;
        if (!first || !second || !key) return [];
        const message = second.namespaceSelector
          ? 'These are further peers: every pod of these namespaces; remove the dash to mean the pods above in them'
          : 'These are further peers: these pods of the own namespace; remove the dash to mean those of the namespaces above';
        return [{ span: key, message, fixes: (read) => mergeFix(snapshot, policy, first, second, read) }];
      }),
    ),
};

function pairOfPeers({ peers }: PolicyRule): readonly [PolicyPeer, PolicyPeer] | undefined {
  const [first, second, ...more] = peers;
  if (!first || !second || more.length > 0) return undefined;
  const both = [first, second];
  const pods = both.find(({ podSelector, keys }) => podSelector && keys.length === 1);
  const namespaces = both.find(({ namespaceSelector, keys }) => namespaceSelector && keys.length === 1);
  const selectors = [pods?.podSelector, namespaces?.namespaceSelector];
  return selectors.every((selector) => selector && selector.requirements.length > 0)
    ? [first, second]
    : undefined;
}

/** In block style the dash goes, and nothing else; in flow style the brackets between them. */
function mergeFix(
  snapshot: Snapshot,
  policy: Policy,
  first: PolicyPeer,
  second: PolicyPeer,
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const [above, below] = tree ? [mapIn(tree, first), mapIn(tree, second)] : [];
  if (!tree || !above || !below || !listOf(tree, below)) return [];
  const title = 'Merge into one peer, so that both have to match';
  if (above.flow && below.flow) {
    const between = edit(tree, above.end - 1, below.start + 1, ', ');
    return fixOf(title, 'alternative', [between]);
  }
  const column = dashColumn(tree, below);
  const lineStart = tree.text.lastIndexOf('\n', below.start) + 1;
  if (column === undefined || column !== dashColumn(tree, above)) return [];
  return fixOf(title, 'alternative', [edit(tree, lineStart + column, lineStart + column + 1, ' ')]);
}
