/** The kinds that make pods from `spec.template`, and Pod itself: one definition each, from one table. */
import { at, integer, type MapNode, type Node, scalarAt } from '../syntax/node';
import { type LabelSelector, decodeMapSelector, decodeSelector } from './labels';
import type { DecodeContext, KindDefinition, KubeObject } from './object';
import { decodePods, type GeneratedLabels, type PodCount, podLinks } from './podTemplate';

export interface WorkloadSpec {
  /** `spec.selector`: which pods the controller counts as its own. No Service or policy looks at it. */
  readonly selector: LabelSelector | undefined;
}

interface WorkloadKind {
  readonly group: string;
  readonly kind: string;
  readonly docs: string;
  template(root: MapNode): Node | undefined;
  count(root: MapNode): PodCount;
  generated?(root: MapNode): GeneratedLabels;
}

/** A workload kind, from where its template stands and what its controller adds. */
export function defineWorkload(kind: WorkloadKind): KindDefinition<WorkloadSpec> {
  return {
    group: kind.group,
    kind: kind.kind,
    scope: 'Namespaced',
    docs: kind.docs,
    decode: (root, context) => ({
      spec: { selector: decodeOwnSelector(root, kind, context) },
      pods: decodePods(
        {
          template: kind.template(root),
          count: kind.count(root),
          generated: kind.generated?.(root) ?? {},
        },
        context,
      ),
    }),
    links: (object: KubeObject<WorkloadSpec>) => (object.pods ? podLinks(object.pods) : []),
  };
}

function decodeOwnSelector(
  root: MapNode,
  kind: WorkloadKind,
  context: DecodeContext,
): LabelSelector | undefined {
  const selector = at(root, 'spec', 'selector');
  return kind.kind === 'ReplicationController'
    ? decodeMapSelector(selector, context)
    : decodeSelector(selector, context);
}

export const specTemplate = (root: MapNode): Node | undefined => at(root, 'spec', 'template');

/** `spec.replicas`, 1 where it is absent. */
export function replicas(root: MapNode): PodCount {
  const text = scalarAt(root, 'spec', 'replicas');
  return text === undefined ? 1 : (integer(text) ?? 'unknown');
}

/** Labels that the Job controller adds. @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export function jobLabels(name: string | undefined): GeneratedLabels {
  const names = name === undefined ? undefined : [name];
  return {
    'job-name': names,
    'batch.kubernetes.io/job-name': names,
    'controller-uid': undefined,
    'batch.kubernetes.io/controller-uid': undefined,
    'batch.kubernetes.io/job-completion-index': undefined,
  };
}
