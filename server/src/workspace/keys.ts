/** Keys under which objects are indexed: what they are, and what they point at. */
import type { LabelSelector } from '../kinds/labels';
import type { Link, SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { isGenerated, type PodTemplate } from '../kinds/podTemplate';
import { isKnown } from '../syntax/node';

export const keys = {
  /** Objects of a kind. */
  kind: (group: string, kind: string) => `K:${group}/${kind}`,
  /** Objects of a kind and a name. */
  name: (group: string, kind: string, name: string) => `N:${group}/${kind}/${name}`,
  /** Rendered objects of a kind by their names before any prefix. */
  written: (group: string, kind: string, name: string) => `w:${group}/${kind}/${name}`,
  /** Objects whose controllers make objects of a kind. */
  provides: (group: string, kind: string) => `P:${group}/${kind}`,
  /** Everything that makes pods. */
  workloads: 'W:',
  /** Everything that makes pods of whose labels a template decides. */
  uncertainWorkloads: 'U:',
  /** Pods with a label. */
  label: (key: string, value: string) => `L:${key}=${value}`,
  /** The label of such a key; undefined for keys of another sort. */
  labelIn(under: string): { readonly key: string; readonly value: string } | undefined {
    if (!under.startsWith('L:')) return undefined;
    const [key = ''] = under.slice(2).split('=', 1);
    return { key, value: under.slice(key.length + 3) };
  },
  /** Objects with a link to a name. */
  namedBy: (group: string, kind: string, name: string) => `R:${group}/${kind}/${name}`,
  /** Objects with a link to a host whose first label is a name, or that a wildcard covers. */
  hostedBy: (name: string) => `D:${name}`,
  /** Objects with a link to other objects (Services, say) by their labels. */
  selectsKind: (kind: SelectorLink['selects']) => `SK:${kind}`,
  /** Objects with a pod selector that asks for a label. */
  selectedBy: (key: string, value: string) => `S:${key}=${value}`,
  /** Objects with a pod selector that asks for no one label. */
  selectedByAny: 'S:*',
  /** Objects in the files of a home. */
  home: (home: string) => `H:${home}`,
  /** Rendered objects with a value from a file. */
  made: (uri: string) => `M:${uri}`,
  /** Files of a home that may hide objects. */
  open: (home: string) => `O:${home}`,
} as const;

/** Each key of `object`, once. */
export function keysOf(object: KubeObject, links: readonly Link[]): ReadonlySet<string> {
  const { group, name, pods, kind } = object;
  const found = new Set([keys.kind(group, kind.value)]);
  if (isKnown(name)) found.add(keys.name(group, kind.value, name.value));
  if (isKnown(name) && name.written !== undefined) found.add(keys.written(group, kind.value, name.written));
  for (const provided of object.provides) {
    if (!isKnown(provided.name)) continue;
    found.add(keys.provides(provided.group, provided.kind));
    found.add(keys.name(provided.group, provided.kind, provided.name.value));
  }
  if (pods) {
    found.add(keys.workloads);
    if (isUncertain(pods)) found.add(keys.uncertainWorkloads);
    for (const pair of pods.labels.pairs) found.add(keys.label(pair.key.value, pair.value.value));
  }
  for (const link of links) {
    if (link.type === 'name' && isKnown(link.text))
      found.add(keys.namedBy(link.group, link.kind, link.text.value));
    if (link.type === 'selector' && link.selects === 'pods') found.add(selectorKey(link.selector));
    else if (link.type === 'selector' && link.selects !== 'own-pods')
      found.add(keys.selectsKind(link.selects));
    if (link.type === 'port' && link.of.type === 'selector' && link.of.selects === 'pods')
      found.add(selectorKey(link.of.selector));
    if (link.type === 'host' && isKnown(link.text)) {
      for (const key of hostKeys(link.text.value)) found.add(key);
    }
  }
  return found;
}

/** True where a template decides on some of the labels. */
export function isUncertain({ labels }: PodTemplate): boolean {
  return labels.open || labels.pairs.some((pair) => !isKnown(pair.value));
}

/** The keys of all objects with a selector that may select `pods`, as far as their labels are known. */
export function selectedByKeys({ labels, generated }: PodTemplate): readonly string[] {
  return [
    ...labels.pairs.map(({ key, value }) => keys.selectedBy(key.value, value.value)),
    ...Object.entries(generated).flatMap(([key, values]) =>
      (values ?? []).map((value) => keys.selectedBy(key, value)),
    ),
    keys.selectedByAny,
  ];
}

/** The key under which a selector is found from the pods: its first equality, or `selectedByAny`. */
function selectorKey(selector: LabelSelector): string {
  const equality = equalityOf(selector);
  return equality ? keys.selectedBy(equality.key, equality.value) : keys.selectedByAny;
}

/** A written pair that every selected pod must carry, where the selector names one; none that a controller adds. */
export function equalityOf(selector: LabelSelector): { key: string; value: string } | undefined {
  for (const { key, operator, values } of selector.requirements) {
    const [value] = values;
    if (
      operator === 'In' &&
      values.length === 1 &&
      isKnown(key) &&
      isKnown(value) &&
      !isGenerated(key.value)
    ) {
      return { key: key.value, value: value.value };
    }
  }
  return undefined;
}

/** Keys under which links to `host` are found: by a Service's name, and by a wildcard. */
function hostKeys(host: string): readonly string[] {
  const wildcard = wildcardOver(host);
  return [declaredHostKey(host), ...(wildcard === undefined ? [] : [declaredHostKey(wildcard)])];
}

/** The key of links to a host that is declared, perhaps as a wildcard. */
export function declaredHostKey(host: string): string {
  return keys.hostedBy(host.startsWith('*.') ? host : firstLabel(host));
}

/** `*.example.com` for `shop.example.com`; undefined for a single label and for wildcards. */
export function wildcardOver(host: string): string | undefined {
  const dot = host.indexOf('.');
  return dot < 0 || host.startsWith('*') ? undefined : `*${host.slice(dot)}`;
}

/** `web` of `web.shop.svc.cluster.local`. */
export function firstLabel(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? host : host.slice(0, dot);
}
