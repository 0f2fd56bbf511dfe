/** What networking depends on in a rendered object, as text that two renderings can be compared by. */
import { at, isList, isMap, listAt, textAt, type Tree } from '../../server/src/workspace/kustomize/tree';

/** Kinds of which the whole `spec` counts. */
const WHOLE = /^(Service|Ingress|NetworkPolicy|Gateway|\w+Route|HorizontalPodAutoscaler)$/;
/** Left out: generators make them, and hash their names. */
const LEFT_OUT = /^(ConfigMap|Secret)$/;

/** Undefined for objects that do not count. */
export function projection(tree: Tree): string | undefined {
  const kind = textAt(tree, 'kind');
  if (LEFT_OUT.test(kind)) return undefined;
  const spec = at(tree, 'spec');
  const pods = at(spec, 'jobTemplate', 'spec', 'template') ?? at(spec, 'template');
  const pod = kind === 'Pod' ? spec : at(pods, 'spec');
  const containers = [...listAt(pod, 'containers'), ...listAt(pod, 'initContainers')];
  return stable({
    kind,
    apiVersion: at(tree, 'apiVersion') ?? null,
    namespace: textAt(tree, 'metadata', 'namespace'),
    name: textAt(tree, 'metadata', 'name'),
    labels: at(tree, 'metadata', 'labels') ?? null,
    ...(WHOLE.test(kind)
      ? { spec: spec ?? null }
      : {
          selector: at(spec, 'selector') ?? null,
          serviceName: at(spec, 'serviceName') ?? null,
          replicas: at(spec, 'replicas') ?? null,
          podLabels: at(pods, 'metadata', 'labels') ?? null,
          hostNetwork: at(pod, 'hostNetwork') ?? null,
          serviceAccount: at(pod, 'serviceAccountName') ?? null,
          webhooks: at(tree, 'webhooks') ?? null,
          containers: containers.map((container) => ({
            name: textAt(container, 'name'),
            image: textAt(container, 'image'),
            // kustomize orders ports that have two merge keys in a way of its own
            ports: listAt(container, 'ports').toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1)),
          })),
        }),
  });
}

function stable(tree: Tree): string {
  if (isList(tree)) return `[${tree.map(stable).join()}]`;
  if (!isMap(tree)) return JSON.stringify(tree);
  const keys = Object.keys(tree).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stable(tree[key] ?? null)}`).join()}}`;
}
