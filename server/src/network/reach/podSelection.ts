/** Pods as the selectors of policies describe them. */
import type { LabelSelector } from '../../kinds/labels';
import { isKnown } from '../../syntax/node';

/** Pods by their labels within namespaces. An undefined selector selects everything. */
export interface PodSelection {
  /** `own`: the policy's namespace, undefined where the deployment decides it. */
  readonly namespaces:
    | { readonly type: 'own'; readonly name: string | undefined }
    | { readonly type: 'labelled'; readonly selector: LabelSelector | undefined };
  readonly pods: LabelSelector | undefined;
  /** Equal for selections of the same pods. */
  readonly key: string;
}

export function podSelection(
  namespaces: PodSelection['namespaces'],
  pods: LabelSelector | undefined,
): PodSelection {
  const where =
    namespaces.type === 'own' ? `= ${namespaces.name ?? ''}` : `~ ${selectorKey(namespaces.selector)}`;
  const open = namespaces.type === 'labelled' && namespaces.selector?.open ? '*' : '';
  return { namespaces, pods, key: `${where}${open} / ${selectorKey(pods)}${pods?.open ? '*' : ''}` };
}

/** Equal for selectors that ask for the same: `app In [x]` is `app=x`. */
export function selectorKey(selector: LabelSelector | undefined): string {
  if (!selector) return '';
  const parts = selector.requirements.map(({ key, operator, values }) => {
    const sorted = values.map((value) => (isKnown(value) ? value.value : '{{}}')).toSorted();
    return `${key.value} ${operator ?? '?'} ${sorted.join(' ')}`.trim();
  });
  return [...new Set(parts)].toSorted().join(', ');
}
