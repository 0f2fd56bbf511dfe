/** The kinds that make pods from `spec.template`, and Pod itself: one definition each, from one table. */
import { at, integer, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import { type LabelSelector, decodeMapSelector, decodeSelector } from './labels';
import { type Link, OWN } from './link';
import type { DecodeContext, KindDefinition, KubeObject, Provided } from './object';
import { decodePods, type GeneratedLabels, type PodCount, podLinks } from './podTemplate';

export interface WorkloadSpec {
  /** `spec.selector`: which pods the controller counts as its own. No Service or policy looks at it. */
  readonly selector: LabelSelector | undefined;
  /** Beside those of its pods. */
  readonly links: readonly Link[];
}

interface WorkloadKind {
  readonly group: string;
  readonly kind: string;
  readonly docs: string;
  template(root: MapNode): Node | undefined;
  count(root: MapNode): PodCount;
  generated?(root: MapNode): GeneratedLabels;
  subdomain?(root: MapNode): Text | undefined;
  /** How `spec.selector` is written: a bare map before there were set-based selectors. */
  readonly selector?: 'map';
  links?(root: MapNode): readonly Link[];
  provides?(root: MapNode): readonly Provided[];
}

/** A workload kind, from where its template stands and what its controller adds. */
export function defineWorkload(kind: WorkloadKind): KindDefinition<WorkloadSpec> {
  return {
    group: kind.group,
    kind: kind.kind,
    scope: 'Namespaced',
    docs: kind.docs,
    decode: (root, context) => ({
      spec: { selector: decodeOwnSelector(root, kind, context), links: kind.links?.(root) ?? [] },
      provides: kind.provides?.(root) ?? [],
      pods: decodePods(
        {
          template: kind.template(root),
          count: kind.count(root),
          generated: kind.generated?.(root) ?? {},
          subdomain: kind.subdomain?.(root),
        },
        context,
      ),
    }),
    links: ({ spec, pods }: KubeObject<WorkloadSpec>) => [
      ...ownSelectorLinks(spec),
      ...spec.links,
      ...(pods ? podLinks(pods) : []),
    ],
  };
}

function ownSelectorLinks({ selector }: WorkloadSpec): readonly Link[] {
  return selector ? [{ type: 'selector', role: 'own pods', selector, selects: 'own-pods', within: OWN }] : [];
}

function decodeOwnSelector(
  root: MapNode,
  kind: WorkloadKind,
  context: DecodeContext,
): LabelSelector | undefined {
  const selector = at(root, 'spec', 'selector');
  return kind.selector === 'map' ? decodeMapSelector(selector, context) : decodeSelector(selector, context);
}

export const specTemplate = (root: MapNode): Node | undefined => at(root, 'spec', 'template');

/** `spec.replicas`, 1 where it is absent. */
export function replicas(root: MapNode): PodCount {
  const text = scalarAt(root, 'spec', 'replicas');
  return text === undefined ? 1 : (integer(text) ?? 'unknown');
}

/**
 * Labels that the Job controller adds to the pods of a job of this `name` and with this `spec`.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function jobLabels(name: string | undefined, spec: Node | undefined): GeneratedLabels {
  const names = name === undefined ? undefined : [name];
  const indexed = scalarAt(spec, 'completionMode')?.value === 'Indexed';
  return {
    'job-name': names,
    'batch.kubernetes.io/job-name': names,
    'controller-uid': undefined,
    'batch.kubernetes.io/controller-uid': undefined,
    ...(indexed ? { 'batch.kubernetes.io/job-completion-index': undefined } : {}),
  };
}
