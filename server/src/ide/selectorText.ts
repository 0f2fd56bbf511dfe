/** Selectors and what they select in few words, for lenses and hovers alike. */
import type { LabelSelector, Requirement } from '../kinds/labels';
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { NAMESPACE_NAME_LABEL } from '../network/selectors';
import { isKnown, type Text } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';
import { plain, valueOf } from './markdown';

/** `app=web,tier in (a, b),!canary`, as kubectl writes it; empty for a selector of everything. */
export function selectorText(selector: LabelSelector): string {
  return selector.requirements.map(requirementText).join(',');
}

export function requirementText({ key, operator, values }: Requirement): string {
  const name = valueOf(key);
  const list = `(${values.map(valueOf).join(', ')})`;
  switch (operator) {
    case 'Exists':
      return name;
    case 'DoesNotExist':
      return `!${name}`;
    case 'NotIn':
      return `${name} not in ${list}`;
    case 'In':
      return values.length === 1 ? `${name}=${valueOf(values[0])}` : `${name} in ${list}`;
    case undefined:
      return `${name} ? ${list}`;
  }
}

/** The pods that `link` asks for, by its words alone: `pods app=web of namespace shop`. */
export function wantedPods(
  snapshot: Snapshot,
  object: KubeObject,
  { selector, within }: SelectorLink,
): string {
  const labels = selectorText(selector);
  const pods = labels === '' ? 'all pods' : `pods ${labels}`;
  switch (within.type) {
    case 'own':
      return labels === '' ? `${pods} of ${ownNamespace(snapshot, object)}` : pods;
    case 'all':
      return labels === '' ? 'every pod' : `${pods} of all namespaces`;
    case 'named':
    case 'labelled': {
      const namespaces = within.type === 'named' ? namedText(within.names) : namespacesText(within.selector);
      return labels === '' ? namespaces : `${pods} of ${namespaces}`;
    }
  }
}

function namedText(names: readonly Text[]): string {
  return `${names.length === 1 ? 'namespace' : 'namespaces'} ${names.map((name) => plain(name.value)).join(', ')}`;
}

/** `shop`, or words for the namespace that the deployment decides. */
export function ownNamespace(snapshot: Snapshot, object: KubeObject): string {
  const namespace = snapshot.namespaceOf(object);
  return namespace === undefined ? 'its namespace' : plain(namespace);
}

/** `namespace shop`, where the selector names one by the label that all have; else `namespaces team=a`. */
export function namespacesText(selector: LabelSelector): string {
  const [only, ...others] = selector.requirements;
  const named =
    only && others.length === 0 && only.operator === 'In' && only.key.value === NAMESPACE_NAME_LABEL;
  if (!named) return `namespaces ${selectorText(selector)}`;
  const names = only.values.map((value) => (isKnown(value) ? plain(value.value) : '…'));
  return names.length === 1 ? `namespace ${names.join()}` : `namespaces ${names.join(', ')}`;
}

/** Where `workloads` that `object` names are: `shop`, or `3 namespaces`. */
export function whereText(snapshot: Snapshot, object: KubeObject, workloads: readonly KubeObject[]): string {
  const [first, ...others] = new Set(workloads.map((each) => snapshot.namespaceOf(each)));
  if (others.length > 0) return `${others.length + 1} namespaces`;
  return first === undefined ? ownNamespace(snapshot, object) : plain(first);
}
