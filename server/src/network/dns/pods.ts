/** Pods one by one where they have names, and as a group where their controller makes the names up. */
import type { KubeObject } from '../../kinds/object';
import type { LabelSelector } from '../../kinds/labels';
import { nameOf } from '../../kinds/object';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { matches } from '../selectors';

export interface PodRef {
  readonly workload: KubeObject;
  /** undefined: all pods of the workload, whose names are not known before they run. */
  readonly name: string | undefined;
}

const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX_LABEL = 'apps.kubernetes.io/pod-index';

/** Pods of `workload`; none where it makes none (`replicas: 0`). */
export function podsOf(workload: KubeObject): readonly PodRef[] {
  const { pods, kind, name } = workload;
  if (!pods || pods.count === 0) return [];
  if (kind.value === 'Pod') return [{ workload, name: name?.value }];
  const names = pods.generated[POD_NAME_LABEL];
  return names ? names.map((each) => ({ workload, name: each })) : [{ workload, name: undefined }];
}

/** Pods of `workload` that `selector` selects, which is known to select some of them. */
export function selectedPodsOf(workload: KubeObject, selector: LabelSelector): readonly PodRef[] {
  const { pods } = workload;
  const names = pods?.generated[POD_NAME_LABEL];
  const byPod = selector.requirements.some(
    ({ key }) => key.value === POD_NAME_LABEL || key.value === POD_INDEX_LABEL,
  );
  if (!pods || !names || !byPod) return podsOf(workload);
  const indexes = pods.generated[POD_INDEX_LABEL];
  return podsOf(workload).filter(({ name = '' }, index) => {
    const generated = {
      ...pods.generated,
      [POD_NAME_LABEL]: [name],
      [POD_INDEX_LABEL]: [indexes?.[index] ?? ''],
    };
    return matches(selector, pods.labels, generated) !== 'no';
  });
}

/** `shop/db-0`; `shop/Deployment/web` for pods without known names. */
export function podText(snapshot: Snapshot, { workload, name }: PodRef): string {
  const namespace = shownNamespace(snapshot, workload);
  return name === undefined
    ? `${namespace}/${workload.kind.value}/${nameOf(workload)}`
    : `${namespace}/${name}`;
}

/** The name that the pods give themselves; a StatefulSet's are called as the pod, whatever the template says. */
export function hostnameOf({ workload, name }: PodRef): string | undefined {
  const { pods } = workload;
  if (!pods) return undefined;
  if (Object.hasOwn(pods.generated, POD_NAME_LABEL)) return name;
  return pods.hostname?.value;
}
