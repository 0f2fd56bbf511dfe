/** Pods that are made as their template says, so that what the API server says of pods holds for the template. */
import type { KubeObject } from '../../kinds/object';
import type { PodTemplate } from '../../kinds/podTemplate';

const GROUPS: readonly string[] = ['', 'apps', 'batch', 'apps.openshift.io'];

/** The pods of `object`; undefined for a custom resource, whose controller may change them. */
export function nativePods({ pods, group }: KubeObject): PodTemplate | undefined {
  return GROUPS.includes(group) ? pods : undefined;
}
