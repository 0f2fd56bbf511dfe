/** A Service whose pods are in another namespace. */
import { is, type KubeObject, nameOf, refOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { serviceSelection } from '../../network/serviceSelection';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import type { Rule } from './rule';
import { namespaceOf, refsOf } from './words';

export const serviceSelectorOtherNamespace: Rule = {
  code: 'service-selector-other-namespace',
  severity: 'warning',
  summary: 'The selector of a Service matches pods only in another namespace',
  about: `
A Service selects pods of its own namespace only. Pods with the same labels in another namespace are never its
endpoints.

It is silent where the namespace of either is decided by the deployment, and where pods may exist that the files do
not show.

\`\`\`yaml
kind: Service
metadata:
  namespace: shop # the Deployment is in namespace web
spec:
  selector:
    app: web
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const selection = serviceSelection(snapshot, object);
    if (selection.state !== 'other-namespace') return [];
    const { workloads } = selection;
    const [workload] = workloads;
    if (!workload) return [];
    const there = namespaceOf(snapshot, workload);
    return [
      {
        span: object.namespace ?? object.name ?? object.kind,
        message: `This Service selects pods of ${namespaceOf(snapshot, object)}, but ${refsOf(workloads)} with these labels is in ${there}`,
        related: workloads.map((each) => ({
          object: each,
          span: each.namespace ?? each.name ?? each.kind,
          message: `${refOf(each)} is in ${namespaceOf(snapshot, each)}`,
        })),
        fixes: () => namespaceFixes(snapshot, object, workloads),
      },
    ];
  },
};

/** Move the Service to its pods, where they are all in one namespace and nothing refers to it where it is. */
function namespaceFixes(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  workloads: readonly KubeObject[],
): readonly Fix[] {
  const [namespace, ...others] = new Set(workloads.map((each) => snapshot.namespaceOf(each)));
  const { namespace: written } = object;
  if (namespace === undefined || others.length > 0 || !written) return [];
  if (snapshot.lookup(keys.namedBy('', 'Service', nameOf(object))).length > 0) return [];
  const edit = replaceScalar(snapshot, object, written, namespace);
  return fixOf(`Move the Service to namespace \`${namespace}\``, 'preferred', [edit]);
}
