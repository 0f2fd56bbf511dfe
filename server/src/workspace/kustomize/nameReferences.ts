/**
 * Names within objects follow the objects that they name, once all names are given.
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/namereference.go
 */
import type { Memory } from './memory';
import { idOf, idsOf, isClusterScoped, kindOf, type Resource, sameNamespace, withTree } from './resource';
import { at, isList, isMap, renamed, textAt, type Tree, updateAt, withValue } from './tree';

interface Reference {
  /** Kind that is named; where it is not said, the field `kind` beside the name says it. */
  readonly to: string | undefined;
  readonly path: readonly string[];
}

const ref = (to: string | undefined, path: string): Reference => ({ to, path: path.split('.') });

const ENV = ['containers', 'initContainers'];
const POD: readonly Reference[] = [
  ref('ConfigMap', 'volumes.configMap.name'),
  ref('ConfigMap', 'volumes.projected.sources.configMap.name'),
  ref('Secret', 'volumes.secret.secretName'),
  ref('Secret', 'volumes.projected.sources.secret.name'),
  ref('Secret', 'imagePullSecrets.name'),
  ref('PersistentVolumeClaim', 'volumes.persistentVolumeClaim.claimName'),
  ref('ServiceAccount', 'serviceAccountName'),
  ref('ServiceAccount', 'serviceAccount'),
  ref('PriorityClass', 'priorityClassName'),
  ...ENV.flatMap((containers) => [
    ref('ConfigMap', `${containers}.env.valueFrom.configMapKeyRef.name`),
    ref('ConfigMap', `${containers}.envFrom.configMapRef.name`),
    ref('Secret', `${containers}.env.valueFrom.secretKeyRef.name`),
    ref('Secret', `${containers}.envFrom.secretRef.name`),
  ]),
];
const within = (base: string): readonly Reference[] =>
  POD.map(({ to, path }) => ({ to, path: [...base.split('.'), ...path] }));
const TEMPLATE = within('spec.template.spec');
const REFERENCES: Readonly<Record<string, readonly Reference[]>> = {
  Pod: within('spec'),
  Deployment: TEMPLATE,
  ReplicaSet: TEMPLATE,
  DaemonSet: TEMPLATE,
  ReplicationController: TEMPLATE,
  Job: TEMPLATE,
  StatefulSet: [...TEMPLATE, ref('Service', 'spec.serviceName')],
  CronJob: within('spec.jobTemplate.spec.template.spec'),
  Ingress: [
    ref('Service', 'spec.backend.serviceName'),
    ref('Service', 'spec.rules.http.paths.backend.serviceName'),
    ref('Service', 'spec.defaultBackend.service.name'),
    ref('Service', 'spec.rules.http.paths.backend.service.name'),
    ref('Secret', 'spec.tls.secretName'),
    ref('IngressClass', 'spec.ingressClassName'),
  ],
  HorizontalPodAutoscaler: [ref(undefined, 'spec.scaleTargetRef.name')],
  ServiceAccount: [ref('Secret', 'imagePullSecrets.name'), ref('Secret', 'secrets.name')],
  RoleBinding: [ref(undefined, 'roleRef.name'), ref(undefined, 'subjects.name')],
  ClusterRoleBinding: [ref(undefined, 'roleRef.name'), ref(undefined, 'subjects.name')],
  PersistentVolumeClaim: [ref('PersistentVolume', 'spec.volumeName')],
  APIService: [ref('Service', 'spec.service.name')],
  MutatingWebhookConfiguration: [ref('Service', 'webhooks.clientConfig.service.name')],
  ValidatingWebhookConfiguration: [ref('Service', 'webhooks.clientConfig.service.name')],
};

/** True for kinds in which names of other objects follow those. */
export function followsNames(kind: string): boolean {
  return Object.hasOwn(REFERENCES, kind);
}

export function followNames(resources: readonly Resource[], memory: Memory): readonly Resource[] {
  const lines = resources.map((resource) => memory.nameLine(resource, () => nameLine(resource)));
  const names = memory.sameNames(resources, lines.join('\n'));
  let named: Named | undefined;
  return resources.map((resource) =>
    memory.followed(resource, names, () => {
      named ??= byKindAndName(resources);
      return followIn(resource, named);
    }),
  );
}

function followIn(resource: Resource, named: Named): Resource {
  const kind = kindOf(resource.tree);
  const references = Object.hasOwn(REFERENCES, kind) ? (REFERENCES[kind] ?? []) : [];
  const tree = references.reduce(
    (current: Tree, reference) => follow(current, reference, resource, named),
    resource.tree,
  );
  return withTree(resource, tree);
}

/** Equal for objects that are called, and were called, the same. */
function nameLine({ tree, former, prefixes, suffixes }: Resource): string {
  const ids = [idOf(tree), ...former].map(({ name, namespace }) => `${namespace}/${name}`);
  return [kindOf(tree), ...ids, prefixes.join('+'), suffixes.join('+')].join(' ');
}

type Named = ReadonlyMap<string, readonly Resource[]>;

/** Under each kind and each name of before. */
function byKindAndName(resources: readonly Resource[]): Named {
  const found = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of new Set(resource.former.map((id) => id.name))) {
      const key = `${kindOf(resource.tree)}/${name}`;
      const list = found.get(key);
      if (list) list.push(resource);
      else found.set(key, [resource]);
    }
  }
  return found;
}

/** Changes the field that holds the name, and the namespace beside it. */
function follow(tree: Tree, { to, path }: Reference, referrer: Resource, named: Named): Tree {
  const field = path.at(-1) ?? '';
  const update = (holder: Tree): Tree => {
    const name = at(holder, field);
    if (!isMap(holder) || name?.kind !== 'scalar' || textAt(name) === '') return holder;
    const candidates = named.get(`${to ?? textAt(holder, 'kind')}/${textAt(name)}`) ?? [];
    const target = choose(candidates, referrer, textAt(holder, 'namespace'));
    if (!target) return holder;
    const id = idOf(target.tree);
    const followed = withValue(holder, field, renamed(name, id.name));
    const namespace = at(holder, 'namespace');
    if (namespace?.kind !== 'scalar') return followed;
    return withValue(followed, 'namespace', renamed(namespace, id.namespace));
  };
  const all = (holder: Tree): Tree =>
    isList(holder) ? { ...holder, items: holder.items.map(update) } : update(holder);
  if (path.length === 1) return all(tree);
  return updateAt(tree, path.slice(0, -1), undefined, (value, key) => ({ key, value: all(value ?? key) }));
}

/** The one that is meant where several had the name: in the same namespace, then with the same affixes. */
function choose(
  candidates: readonly Resource[],
  referrer: Resource,
  namespace: string,
): Resource | undefined {
  const own = idOf(referrer.tree).namespace;
  const fits = ({ tree, former }: Resource): boolean => {
    if (namespace !== '')
      return idsOf({ ...referrer, tree, former }).some((id) => sameNamespace(id.namespace, namespace));
    if (isClusterScoped(referrer.tree) || isClusterScoped(tree) || kindOf(tree) === 'ServiceAccount')
      return true;
    return sameNamespace(idOf(tree).namespace, own);
  };
  const sieves: readonly ((candidate: Resource) => boolean)[] = [
    (each) => sameEnd(each.prefixes, referrer.prefixes) && sameEnd(each.suffixes, referrer.suffixes),
    (each) => sameLength(each.prefixes, referrer.prefixes) && sameLength(each.suffixes, referrer.suffixes),
  ];
  let left = candidates.filter(fits);
  for (const sieve of sieves) if (left.length > 1) left = left.filter(sieve);
  return new Set(left.map(({ tree }) => idOf(tree).name)).size === 1 ? left[0] : undefined;
}

function sameEnd(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return length === 0 || a.slice(-length).join('\n') === b.slice(-length).join('\n');
}

function sameLength(a: readonly string[], b: readonly string[]): boolean {
  return (a.length === 0) === (b.length === 0);
}
