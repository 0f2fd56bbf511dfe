/** Quiet marks in policies, `?`, where it cannot be said which pods are meant or what is allowed; the tooltip says why. */
import { adminPodsLink } from '../kinds/adminPolicy';
import { ciliumClusterwideNetworkPolicy } from '../kinds/ciliumClusterwideNetworkPolicy';
import { ciliumNetworkPolicy } from '../kinds/ciliumNetworkPolicy';
import type { Requirement } from '../kinds/labels';
import type { SelectorLink } from '../kinds/link';
import { networkPolicy, peerLink, subjectLink } from '../kinds/networkPolicy';
import { is, type KubeObject } from '../kinds/object';
import { selectionOf } from '../network/podSelection';
import { isAdminPolicy } from '../network/reach/world';
import { isKnown, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import type { Snapshot } from '../workspace/snapshot';
import type { InlayHint } from './inlayHints';
import { plain } from './markdown';

/** Marks within `range` of the file, one for each place. */
export function unknownMarks(snapshot: Snapshot, uri: string, range: Span): readonly InlayHint[] {
  if (!snapshot.layout.isManifest(uri)) return [];
  const marks = snapshot.objectsOf(uri).flatMap((object) => {
    const whole = snapshot.locate(object, object.span);
    return whole.end < range.start || whole.start > range.end ? [] : marksIn(snapshot, object);
  });
  const unique = new Map(marks.map((mark) => [mark.location.start, mark]));
  return [...unique.values()].filter(
    ({ location }) => location.start >= range.start && location.start <= range.end,
  );
}

function marksIn(snapshot: Snapshot, object: KubeObject): readonly InlayHint[] {
  if (is(object, ciliumNetworkPolicy) || is(object, ciliumClusterwideNetworkPolicy)) {
    const why = `What a ${object.kind.value} allows is not modelled: the reachability of its pods is unknown`;
    return [markAt(snapshot, object, object.name ?? object.kind, why)];
  }
  return selectorsOf(object).flatMap((link) => {
    const selection = selectionOf(snapshot, object, link);
    if (selection.state !== 'unknown') return [];
    const place = placeOf(link) ?? object.name ?? object.kind;
    return [markAt(snapshot, object, place, `Which pods these are is unknown: ${plain(selection.reason)}`)];
  });
}

/** The pods that a policy isolates, and those that its rules name. */
function selectorsOf(object: KubeObject): readonly SelectorLink[] {
  if (is(object, networkPolicy)) {
    const { ingress, egress } = object.spec;
    const peers = [...ingress, ...egress].flatMap((rule) => rule.peers);
    return [subjectLink(object), ...peers.flatMap((peer) => peerLink(peer) ?? [])];
  }
  if (!isAdminPolicy(object)) return [];
  const { subject, ingress, egress } = object.spec;
  const peers = [...ingress, ...egress].flatMap((rule) => rule.peers);
  return [...(subject ? [subject] : []), ...peers].flatMap((peer) => adminPodsLink('peer', peer) ?? []);
}

/** What a template decides, or else the end of the labels that are asked for; undefined for a selector without any. */
function placeOf({ selector, within }: SelectorLink): Text | undefined {
  const namespaces = within.type === 'labelled' ? within.selector.requirements : [];
  const requirements = [...selector.requirements, ...namespaces];
  const texts = requirements.flatMap(({ key, values }) => [key, ...values]);
  return texts.find((text) => !isKnown(text)) ?? lastText(requirements.at(-1));
}

function lastText(requirement: Requirement | undefined): Text | undefined {
  return requirement?.values.at(-1) ?? requirement?.key;
}

function markAt(snapshot: Snapshot, object: KubeObject, text: Text, tooltip: string): InlayHint {
  const end = text.end + (text.style === 'single' || text.style === 'double' ? 1 : 0);
  return { location: snapshot.locate(object, { start: end, end }), label: '?', tooltip };
}
