/** Helm's hooks: objects that come and go with a release. */
import { valueOf } from '../kinds/labels';
import type { KubeObject } from '../kinds/object';

/** @see https://helm.sh/docs/topics/charts_hooks/ */
export function isHelmHook(object: KubeObject): boolean {
  return hookOf(object) !== undefined;
}

/** True for what `helm test` alone applies. @see https://helm.sh/docs/topics/chart_tests/ */
export function isHelmTest(object: KubeObject): boolean {
  return /^(?:test(?:-success|-failure)?(?:,|$))+$/.test(hookOf(object)?.replaceAll(/\s/g, '') ?? '');
}

function hookOf({ annotations }: KubeObject): string | undefined {
  return valueOf(annotations, 'helm.sh/hook')?.value;
}
