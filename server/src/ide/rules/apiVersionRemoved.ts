/** An API version that clusters do not serve any more. */
import { backendsOf, CLASS_ANNOTATION, ingress } from '../../kinds/ingress';
import { valueOf } from '../../kinds/labels';
import { is, type KubeObject } from '../../kinds/object';
import { podDisruptionBudget } from '../../kinds/podDisruptionBudget';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { type RemovedVersion, removedVersion } from './removedVersions';
import type { Rule } from './rule';

export const apiVersionRemoved: Rule = {
  code: 'api-version-removed',
  severity: 'warning',
  summary: 'An object is written for an API version that the cluster does not serve any more',
  about: `
Kubernetes removes old versions of its APIs. A cluster without the version rejects the object.

Which versions are gone depends on the cluster: say so in the setting \`kubernetesVersion\`. Without it, it is silent on
all but those that no supported release serves. It is silent where a template gives the version, too. The fix changes
the version where the fields stay the same.

\`\`\`yaml
apiVersion: policy/v1beta1 # policy/v1, since Kubernetes 1.25
kind: PodDisruptionBudget
\`\`\`
`,
  check(object, snapshot) {
    if (!isKnown(object.apiVersion)) return [];
    const removed = removedVersion(object.apiVersion.value, object.kind.value);
    const minor = snapshot.settings.kubernetesMinor ?? OLDEST_SUPPORTED;
    if (!removed || minor < removed.since) return [];
    const { apiVersion, kind } = object;
    return [
      {
        span: apiVersion,
        message: `${kind.value} of \`${apiVersion.value}\` is gone since Kubernetes 1.${removed.since}; use \`${removed.use}\``,
        tag: 'deprecated',
        fixes: () => versionFix(snapshot, object, removed),
      },
    ];
  },
};

/** @see https://kubernetes.io/releases/ */
const OLDEST_SUPPORTED = 33;

function versionFix(snapshot: Snapshot, object: KubeObject, { use, same }: RemovedVersion): readonly Fix[] {
  if (same === 'never' || (same === 'mostly' && !staysTheSame(object))) return [];
  const edit = replaceScalar(snapshot, object, object.apiVersion, use);
  return fixOf(`Change the version to \`${use}\``, 'preferred', [edit]);
}

/** Kinds of which some fields changed: an Ingress' backends, pathTypes and class, an empty selector of a budget. */
function staysTheSame(object: KubeObject): boolean {
  if (is(object, ingress)) {
    const paths = object.spec.rules.flatMap((rule) => rule.paths);
    const old = backendsOf(object.spec).some(({ keys }) => keys.serviceName ?? keys.servicePort);
    const annotated = valueOf(object.annotations, CLASS_ANNOTATION) !== undefined;
    return !old && !annotated && paths.every(({ pathType }) => pathType !== undefined);
  }
  if (is(object, podDisruptionBudget)) return object.spec.links.length > 0;
  return true;
}
