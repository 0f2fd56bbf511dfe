/** The lens of each rule of a policy: whom it names, and where they are. */
import { type AdminPeer, adminPodsLink } from '../../kinds/adminPolicy';
import { ALL, type SelectorLink } from '../../kinds/link';
import { type Direction, type IPBlock, networkPolicy, peerLink } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { plural, podsText } from '../../network/podCount';
import { type Selection, selectionOf, workloadsOf } from '../../network/podSelection';
import { isAdminPolicy } from '../../network/reach/world';
import type { Span } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import { blockWords } from '../addressText';
import { plain } from '../markdown';
import { whereText } from '../selectorText';
import { labelTargets, type LensContent, type LensProvider } from './lens';

/** One rule, whatever kind of policy it was written in. */
interface NamedRule extends Span {
  readonly direction: Direction;
  readonly peers: 'everyone' | readonly NamedPeer[];
  /** Why it has no effect; undefined where it has. */
  readonly inert: string | undefined;
}

type NamedPeer =
  | { readonly type: 'pods'; readonly link: SelectorLink }
  | { readonly type: 'block'; readonly block: Pick<IPBlock, 'cidr' | 'except'> }
  | { readonly type: 'other'; readonly text: string };

export const policyRuleLens: LensProvider = {
  applies: (object) => rulesOf(object).length > 0,
  places: rulesOf,
  resolve(snapshot, object, place) {
    const rule = rulesOf(object)[place];
    return rule ? contentOf(snapshot, object, rule) : { parts: [], targets: [] };
  },
};

function rulesOf(object: KubeObject): readonly NamedRule[] {
  if (is(object, networkPolicy)) {
    const { ingress, egress, policyTypes } = object.spec;
    const named = (direction: Direction): readonly NamedRule[] =>
      (direction === 'Ingress' ? ingress : egress).map(({ start, end, peers }) => ({
        start,
        end,
        direction,
        peers: peers.length === 0 ? 'everyone' : peers.flatMap(namedPeer),
        inert: policyTypes.includes(direction) ? undefined : `policyTypes does not list ${direction}`,
      }));
    return [...named('Ingress'), ...named('Egress')];
  }
  if (!isAdminPolicy(object)) return [];
  const { ingress, egress } = object.spec;
  const named = (direction: Direction): readonly NamedRule[] =>
    (direction === 'Ingress' ? ingress : egress).map(({ start, end, peers }) => {
      return { start, end, direction, peers: peers.flatMap(adminPeer), inert: undefined };
    });
  return [...named('Ingress'), ...named('Egress')];
}

function namedPeer(peer: Parameters<typeof peerLink>[0]): readonly NamedPeer[] {
  if (peer.ipBlock) return [{ type: 'block', block: peer.ipBlock }];
  const link = peerLink(peer);
  return link ? [{ type: 'pods', link }] : [];
}

function adminPeer(peer: AdminPeer): readonly NamedPeer[] {
  switch (peer.names) {
    case 'pods':
      return [{ type: 'pods', link: adminPodsLink('peer', peer) ?? everyPod(peer) }];
    case 'networks':
      return peer.networks.map((cidr) => ({ type: 'block', block: { cidr, except: [] } }));
    case 'nodes':
      return [{ type: 'other', text: 'nodes' }];
    case 'domainNames':
      return [{ type: 'other', text: 'domain names' }];
    case 'unsupported':
      return [{ type: 'other', text: 'a peer that the API does not know' }];
  }
}

function everyPod({ start }: AdminPeer): SelectorLink {
  const selector = { start, end: start, requirements: [], open: false };
  return { type: 'selector', role: 'peer', selector, selects: 'pods', within: ALL };
}

function contentOf(snapshot: Snapshot, object: KubeObject, rule: NamedRule): LensContent {
  if (rule.inert !== undefined) return { parts: [`no effect: ${rule.inert}`], targets: [] };
  if (rule.peers === 'everyone') {
    const who = rule.direction === 'Ingress' ? 'everyone' : 'every destination';
    return { parts: [`matches ${who}, inside and outside of the cluster`], targets: [] };
  }
  const selections = rule.peers.flatMap((peer) =>
    peer.type === 'pods' ? [selectionOf(snapshot, object, peer.link)] : [],
  );
  const workloads = [...new Set(selections.flatMap(workloadsOf))];
  const others = rule.peers.flatMap((peer) => (peer.type === 'pods' ? [] : [otherText(peer)]));
  const named = [...podTexts(snapshot, object, workloads, selections), ...others];
  const matched = selections.length === 0 && others.length === 0 ? ['nobody'] : named;
  return {
    parts: [
      ...matched.map((text, index) => (index === 0 ? `matches ${text}` : text)),
      ...unknownTexts(selections),
    ],
    targets: labelTargets(workloads),
  };
}

/** What the pods of all peers come to, and what is named beside them. */
function podTexts(
  snapshot: Snapshot,
  object: KubeObject,
  workloads: readonly KubeObject[],
  selections: readonly Selection[],
): readonly string[] {
  const absent = selections.some(({ state }) => state === 'absent') ? ['no pods in this workspace'] : [];
  const none = selections.filter(({ state }) => state === 'none').length;
  const all = none === selections.length;
  const missing = none === 0 ? [] : [all ? 'no pods' : `nothing for ${plural(none, 'peer')}`];
  if (workloads.length === 0) return [...absent, ...missing];
  const open = selections.some((each) => each.state === 'found' && each.certainty === 'at least');
  const found = podsText(workloads, open ? 'at least' : 'all');
  return [`${found} in ${whereText(snapshot, object, workloads)}`, ...absent, ...missing];
}

function unknownTexts(selections: readonly Selection[]): readonly string[] {
  const reasons = selections.flatMap((each) => (each.state === 'unknown' ? [each.reason] : []));
  return reasons.length === 0 ? [] : [`pods unknown (${[...new Set(reasons)].map(plain).join(', ')})`];
}

function otherText(peer: Exclude<NamedPeer, { type: 'pods' }>): string {
  return peer.type === 'other' ? peer.text : (blockWords(peer.block) ?? 'addresses that a template decides');
}
