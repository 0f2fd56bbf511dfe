/**
 * `commonLabels`, `labels` and `commonAnnotations`: which fields they reach.
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/commonlabels.go
 */
import type { MapEntry, ScalarNode } from '../../syntax/node';
import { kindOf, type Resource, withTree } from './resource';
import {
  emptyMap,
  isMap,
  isTrue,
  listAt,
  pairsAt,
  type Tree,
  type TreeMap,
  updateAt,
  withEntry,
} from './tree';

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
  const entries = listAt(kustomization, 'labels').map((entry): Given => {
    const fields = isTrue(entry, 'includeSelectors')
      ? all
      : isTrue(entry, 'includeTemplates')
        ? [own, ...templates]
        : [own];
    return given(fields, entry, 'pairs');
  });
  const annotations = [
    field('metadata.annotations', 'create'),
    ...fieldsOf(TEMPLATES, kind).map((path) => field(`${path}.annotations`, 'create')),
  ];
  const tree = [
    ...entries,
    given(all, kustomization, 'commonLabels'),
    given(annotations, kustomization, 'commonAnnotations'),
  ].reduce(addPairs, resource.tree as Tree);
  return withTree(resource, tree);
}

/** Pairs that go into fields, and the key behind which they are given. */
interface Given {
  readonly fields: readonly Field[];
  readonly pairs: readonly MapEntry[];
  readonly maker: ScalarNode | undefined;
}

function given(fields: readonly Field[], holder: Tree, name: string): Given {
  const maker = pairsAt(holder).findLast(({ key }) => key.value === name)?.key;
  return { fields, pairs: pairsAt(holder, name), maker };
}

function addPairs(tree: Tree, { fields, pairs, maker }: Given): Tree {
  if (pairs.length === 0 || !maker) return tree;
  return fields.reduce(
    (current, { path, missing }) =>
      updateAt(current, path, missing === 'create' ? maker : undefined, (value, key) => ({
        key,
        value: pairs.reduce(withEntry, isMap(value) ? value : emptyMap(key)),
      })),
    tree,
  );
}

function fieldsOf<Value>(table: Readonly<Record<string, readonly Value[]>>, kind: string): readonly Value[] {
  return Object.hasOwn(table, kind) ? (table[kind] ?? []) : [];
}
