/** What networking depends on in a rendered object, as text that two renderings can be compared by. */
import { type Plain, toPlain } from '../../server/src/syntax/plain';
import { at, listAt, textAt, type Tree } from '../../server/src/workspace/kustomize/tree';

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
    apiVersion: plain(at(tree, 'apiVersion')),
    namespace: textAt(tree, 'metadata', 'namespace'),
    name: textAt(tree, 'metadata', 'name'),
    labels: plain(at(tree, 'metadata', 'labels')),
    ...(WHOLE.test(kind)
      ? { spec: plain(spec) }
      : {
          selector: plain(at(spec, 'selector')),
          serviceName: plain(at(spec, 'serviceName')),
          replicas: plain(at(spec, 'replicas')),
          podLabels: plain(at(pods, 'metadata', 'labels')),
          hostNetwork: plain(at(pod, 'hostNetwork')),
          serviceAccount: plain(at(pod, 'serviceAccountName')),
          webhooks: plain(at(tree, 'webhooks')),
          containers: containers.map((container) => ({
            name: textAt(container, 'name'),
            image: textAt(container, 'image'),
            // kustomize orders ports that have two merge keys in a way of its own
            ports: listAt(container, 'ports')
              .map((item) => toPlain(item))
              .toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1)),
          })),
        }),
  });
}

function plain(tree: Tree | undefined): Plain {
  return tree ? toPlain(tree) : null;
}

function stable(value: Plain): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${stable(each as Plain)}`).join()}}`;
}
