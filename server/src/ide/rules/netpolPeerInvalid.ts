/** A peer of a NetworkPolicy that the API rejects. */
import type { PolicyPeer } from '../../kinds/networkPolicy';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { dashColumn, edit, inText, mapIn, treeOf } from '../editTree';
import { inPolicy, peersIn, type Policy } from './policyRules';
import type { Finding, Rule } from './rule';

export const netpolPeerInvalid: Rule = {
  code: 'netpol-peer-invalid',
  severity: 'error',
  summary: 'A peer of a NetworkPolicy is empty, or mixes an ipBlock with selectors',
  about: `
A peer names pods by selectors, or addresses by an \`ipBlock\`, never both; the API rejects the mixture, and a peer that
names nothing. A selector without a value counts as absent: all pods are \`podSelector: {}\`.

It is silent where a template decides what stands behind a key.

\`\`\`yaml
- from:
    - ipBlock:
        cidr: 10.0.0.0/8
      podSelector: {} # a peer of its own needs a dash
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => peersIn(policy).flatMap((peer) => inPeer(snapshot, policy, peer))),
};

function inPeer(snapshot: Snapshot, policy: Policy, peer: PolicyPeer): readonly Finding[] {
  const { keys } = peer;
  const written = keys.filter(({ value }) => value !== 'nothing');
  const [nothing] = keys;
  if (keys.length === 0) {
    return [
      {
        span: peer,
        message: 'A peer names pods, namespaces or addresses; an empty one is rejected',
        fixes: (read) => emptyFixes(snapshot, policy, peer, read),
      },
    ];
  }
  if (written.length === 0 && nothing) {
    const { key } = nothing;
    const selector = key.value !== 'ipBlock';
    return [
      {
        span: key,
        message: selector
          ? `\`${key.value}\` without a value names nothing; all are \`${key.value}: {}\``
          : '`ipBlock` without a value names nothing',
        fixes: (read) => (selector ? valueFix(snapshot, policy, key.end, read) : []),
      },
    ];
  }
  const block = written.find(({ key }) => key.value === 'ipBlock');
  if (!block || written.length === 1) return [];
  const last = written.map(({ key }) => key).toSorted((a, b) => b.start - a.start)[0] ?? block.key;
  const split = written.length === 2 || last === block.key;
  return [
    {
      span: last,
      message: 'A peer has an ipBlock or selectors, not both',
      fixes: (read) => (split ? splitFix(snapshot, policy, peer, last.start, read) : []),
    },
  ];
}

function emptyFixes(snapshot: Snapshot, policy: Policy, peer: PolicyPeer, read: ReadText): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const map = tree && mapIn(tree, peer);
  if (!map || map.entries.length > 0 || tree.text[map.start] !== '{') return [];
  const inBlock = dashColumn(tree, map) !== undefined;
  return ['podSelector', 'namespaceSelector'].flatMap((key) => {
    const text = inBlock ? `${key}: {}` : `{${key}: {}}`;
    const whom = key === 'podSelector' ? 'all pods of the own namespace' : 'all pods of the cluster';
    return fixOf(`Name ${whom}`, 'alternative', [edit(tree, map.start, map.end, text)]);
  });
}

function valueFix(snapshot: Snapshot, policy: Policy, behindKey: number, read: ReadText): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const keyEnd = tree ? inText(tree, behindKey) : 0;
  const colon = tree && /^["']?\s*:/.exec(tree.text.slice(keyEnd))?.[0].length;
  if (!tree || colon === undefined) return [];
  const rest = /^[ \t]*(null|~)?(?=[ \t]*(\r?\n|#|$))/.exec(tree.text.slice(keyEnd + colon));
  const [found, value] = rest ?? [];
  if (found === undefined) return [];
  const end = keyEnd + colon + (value === undefined ? 0 : found.length);
  return fixOf('Write `{}`, which selects all', 'alternative', [edit(tree, keyEnd + colon, end, ' {}')]);
}

/** A dash before the last of the two. */
function splitFix(
  snapshot: Snapshot,
  policy: Policy,
  peer: PolicyPeer,
  keyStart: number,
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const map = tree && mapIn(tree, peer);
  const column = map && !map.flow ? dashColumn(tree, map) : undefined;
  if (!tree || column === undefined || keyStart === peer.start) return [];
  const at = tree.text.lastIndexOf('\n', inText(tree, keyStart)) + 1 + column;
  return fixOf('Make it a peer of its own', 'preferred', [edit(tree, at, at + 1, '-')]);
}
