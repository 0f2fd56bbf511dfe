/**
 * `commonLabels`, `labels` and `commonAnnotations`: which fields they reach.
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/commonlabels.go
 */
import { kindOf, type Resource } from './resource';
import { at, isMap, listAt, pairsAt, type Tree, type TreeMap, updateAt } from './tree';

interface Field {
  readonly path: readonly string[];
  readonly missing: 'create' | 'leave';
}

const field = (path: string, missing: Field['missing']): Field => ({ path: path.split('.'), missing });

const TEMPLATE = 'spec.template.metadata';
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  ReplicationController: [TEMPLATE],
  Deployment: [TEMPLATE],
  ReplicaSet: [TEMPLATE],
  DaemonSet: [TEMPLATE],
  StatefulSet: [TEMPLATE],
  Job: [TEMPLATE],
  CronJob: ['spec.jobTemplate.metadata', 'spec.jobTemplate.spec.template.metadata'],
};
const AFFINITY = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
  `spec.template.spec.affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution.podAffinityTerm.labelSelector.matchLabels`,
  `spec.template.spec.affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution.labelSelector.matchLabels`,
]);
const SPREAD = 'spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels';
const leave = (path: string): Field => field(path, 'leave');
const MATCH = field('spec.selector.matchLabels', 'create');
const SELECTORS: Readonly<Record<string, readonly Field[]>> = {
  Service: [field('spec.selector', 'create')],
  ReplicationController: [field('spec.selector', 'create')],
  Deployment: [MATCH, ...AFFINITY.map(leave), leave(SPREAD)],
  ReplicaSet: [MATCH],
  DaemonSet: [MATCH],
  StatefulSet: [
    MATCH,
    ...AFFINITY.map(leave),
    leave(SPREAD),
    field('spec.volumeClaimTemplates[].metadata.labels', 'create'),
  ],
  Job: [leave('spec.selector.matchLabels')],
  CronJob: [leave('spec.jobTemplate.spec.selector.matchLabels')],
  PodDisruptionBudget: [leave('spec.selector.matchLabels')],
  NetworkPolicy: [
    leave('spec.podSelector.matchLabels'),
    leave('spec.ingress.from.podSelector.matchLabels'),
    leave('spec.egress.to.podSelector.matchLabels'),
  ],
};

export function applyLabels(resource: Resource, kustomization: TreeMap): Resource {
  const kind = kindOf(resource.tree);
  const own = field('metadata.labels', 'create');
  const templates = fieldsOf(TEMPLATES, kind).map((path) => field(`${path}.labels`, 'create'));
  const all = [own, ...templates, ...fieldsOf(SELECTORS, kind)];
  const entries = listAt(kustomization, 'labels').map((entry): [readonly Field[], Pairs] => {
    const fields = isTrue(entry, 'includeSelectors')
      ? all
      : isTrue(entry, 'includeTemplates')
        ? [own, ...templates]
        : [own];
    return [fields, pairsAt(entry, 'pairs')];
  });
  const annotations = [
    field('metadata.annotations', 'create'),
    ...fieldsOf(TEMPLATES, kind).map((path) => field(`${path}.annotations`, 'create')),
  ];
  const tree = [
    ...entries,
    [all, pairsAt(kustomization, 'commonLabels')] as const,
    [annotations, pairsAt(kustomization, 'commonAnnotations')] as const,
  ].reduce((current: Tree, [fields, pairs]) => addPairs(current, fields, pairs), resource.tree);
  return isMap(tree) ? { ...resource, tree } : resource;
}

type Pairs = readonly [string, Tree][];

function addPairs(tree: Tree, fields: readonly Field[], pairs: Pairs): Tree {
  if (pairs.length === 0) return tree;
  const given = Object.fromEntries(pairs);
  return fields.reduce(
    (current, { path, missing }) =>
      updateAt(current, path, missing, (value) => ({ ...(isMap(value) ? value : {}), ...given })),
    tree,
  );
}

function fieldsOf<Value>(table: Readonly<Record<string, readonly Value[]>>, kind: string): readonly Value[] {
  return Object.hasOwn(table, kind) ? (table[kind] ?? []) : [];
}

function isTrue(entry: Tree, key: string): boolean {
  return at(entry, key) === true;
}
