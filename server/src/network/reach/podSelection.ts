/** Pods as the selectors of policies describe them. */
import type { LabelSelector } from '../../kinds/labels';

/** Pods by their labels within namespaces. An undefined selector selects everything. */
export interface PodSelection {
  /** `own`: the policy's namespace, undefined where the deployment decides it. */
  readonly namespaces:
    | { readonly type: 'own'; readonly name: string | undefined }
    | { readonly type: 'labelled'; readonly selector: LabelSelector | undefined };
  readonly pods: LabelSelector | undefined;
}
