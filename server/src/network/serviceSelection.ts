/** What a Service's selector selects, and where it selects nothing, what comes nearest. */
import type { LabelPair, Requirement } from '../kinds/labels';
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { podsLink, type ServiceSpec } from '../kinds/service';
import { isKnown } from '../syntax/node';
import { isWhole, worldAround } from '../workspace/closedWorld';
import { compatible, inOrder, inUnits } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { isHelmHook } from './helmHooks';
import { isNearMiss, NEAR_LABEL, type Reach } from './nearMiss';
import { matches, matchesRequirement, namespaceMatches, type Selected, selectPods } from './selectors';

/** A workload that all requirements but one select. */
export interface Miss {
  readonly workload: KubeObject;
  readonly requirement: Requirement;
  /** The label that differs from the requirement in its value or its key; undefined: the key is absent. */
  readonly pair: LabelPair | undefined;
}

/**
 * `selected`: there are pods, here or elsewhere in the workspace. `unknown`: nothing can be said, or nothing is asked.
 * Without pods, the first that applies: `other-namespace`, exact matches in namespaces that it does not look in;
 * `misspelt`, a near miss, whatever else may exist; `all-but-one`, one of several pairs differs; `nothing` (`unmet`:
 * the requirement that no pod meets; none where each is met, but never all by one pod). Only `misspelt` is said of
 * a world that may hold more than the files show.
 */
export type ServiceSelection =
  | { readonly state: 'selected'; readonly selected: Selected }
  | { readonly state: 'unknown' }
  | { readonly state: 'other-namespace'; readonly workloads: readonly KubeObject[] }
  | { readonly state: 'misspelt' | 'all-but-one'; readonly misses: readonly [Miss, ...Miss[]] }
  | { readonly state: 'nothing'; readonly unmet: Requirement | undefined };

const UNKNOWN: ServiceSelection = { state: 'unknown' };

/** Labels that controllers give to pods while they run. */
const RUN_TIME_LABELS: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'job-name',
  'controller-uid',
]);

/** What `service` selects. */
export function serviceSelection(snapshot: Snapshot, service: KubeObject<ServiceSpec>): ServiceSelection {
  return snapshot.memo(service, (recorded) => decide(recorded, service));
}

function decide(snapshot: Snapshot, service: KubeObject<ServiceSpec>): ServiceSelection {
  const link = podsLink(service);
  return link ? selectionBy(snapshot, service, link) : UNKNOWN;
}

/** What a pod selector of any object selects. */
export function selectionBy(snapshot: Snapshot, object: KubeObject, link: SelectorLink): ServiceSelection {
  if (link.selector.open) return UNKNOWN;
  const { requirements } = link.selector;
  if (!requirements.every(({ key, values }) => isKnown(key) && values.every(isKnown))) return UNKNOWN;
  const selected = selectPods(snapshot, object, link);
  const yes = selected.yes.filter((workload) => !isHelmHook(workload));
  if (yes.length > 0) return { state: 'selected', selected: { ...selected, yes } };
  const undecided = selected.unknown.length > 0 && !selected.elsewhere; // another unit's templates say nothing here
  if (selected.yes.length > 0 || undecided) return UNKNOWN;
  return decideUnmatched(snapshot, object, link);
}

/** Pods of other namespaces than the object's own are never all known: only a near miss is said of those. */
function decideUnmatched(snapshot: Snapshot, object: KubeObject, link: SelectorLink): ServiceSelection {
  const { requirements } = link.selector;
  const own = link.within.type === 'own';
  const closed = own && worldAround(snapshot, object, keys.workloads) === 'closed';
  const around = inUnits(snapshot, keys.workloads, object).filter(isWhole);
  const within = around.filter((workload) => looksAt(snapshot, object, link, workload));
  const looked = new Set(within);
  const beyond = around.filter((workload) => !looked.has(workload) && selects(link, workload));
  if (closed && beyond.length > 0) return { state: 'other-namespace', workloads: beyond };

  const misses = within.flatMap((workload) => missOf(requirements, workload) ?? []);
  const [misspelt, ...others] = [
    ...misses.filter((miss) => isMisspelt(miss, 'unit')),
    ...missesBeyond(snapshot, object, link),
  ];
  if (misspelt) return { state: 'misspelt', misses: [misspelt, ...others] };
  if (!closed || requirements.some(({ key }) => isSetAtRunTime(key.value, around))) return UNKNOWN;
  const [nearest, ...further] = requirements.length > 1 ? misses : [];
  if (nearest) return { state: 'all-but-one', misses: [nearest, ...further] };
  const unmet = requirements.find((each) => within.every((workload) => !meets(each, workload)));
  return { state: 'nothing', unmet };
}

/** Near misses in other units, of which only the nearest are believed. */
function missesBeyond(snapshot: Snapshot, object: KubeObject, link: SelectorLink): readonly Miss[] {
  const { requirements } = link.selector;
  const own = new Set(inUnits(snapshot, keys.workloads, object));
  const under = new Set(requirements.flatMap((requirement) => labelsNear(snapshot, requirement)));
  const near = new Set([...under].flatMap((key) => snapshot.lookup(key)));
  return inOrder(snapshot, [...near])
    .filter((workload) => !own.has(workload) && isWhole(workload))
    .filter((workload) => looksAt(snapshot, object, link, workload))
    .flatMap((workload) => missOf(requirements, workload) ?? [])
    .filter((miss) => isMisspelt(miss, 'workspace'));
}

/** Keys of the workloads with a label that comes near to `requirement`: few do, and the rest need no look. */
function labelsNear(snapshot: Snapshot, { key, operator, values }: Requirement): readonly string[] {
  const [value, ...others] = operator === 'In' ? values : [];
  return value && others.length === 0 ? snapshot.labelsNear(key.value, value.value) : [];
}

/** True where the namespace of `workload` is one that `link` looks at, or may be. */
function looksAt(snapshot: Snapshot, object: KubeObject, link: SelectorLink, workload: KubeObject): boolean {
  switch (link.within.type) {
    case 'own':
      return compatible(snapshot.namespaceOf(object), snapshot.namespaceOf(workload));
    case 'labelled':
      return namespaceMatches(snapshot, workload, link.within.selector) !== 'no';
    case 'all':
    case 'named':
      return true;
  }
}

function selects(link: SelectorLink, { pods }: KubeObject): boolean {
  return pods !== undefined && matches(link.selector, pods.labels, pods.generated) === 'yes';
}

/** The one requirement that `workload` does not meet; undefined where there are more. */
function missOf(requirements: readonly Requirement[], workload: KubeObject): Miss | undefined {
  const [requirement, ...more] = requirements.filter((each) => !meets(each, workload));
  if (!requirement || more.length > 0) return undefined;
  const pairs = workload.pods?.labels.pairs ?? [];
  const sameKey = pairs.find(({ key }) => key.value === requirement.key.value);
  const sameValue = pairs.find((pair) => isMisspelt({ workload, requirement, pair }, 'unit'));
  return { workload, requirement, pair: sameKey ?? sameValue };
}

function meets(requirement: Requirement, { pods }: KubeObject): boolean {
  return pods !== undefined && matchesRequirement(requirement, pods.labels, pods.generated) === 'yes';
}

/** True where the pair differs from what is required by a slip in its value, or in its key alone. */
function isMisspelt({ requirement, pair }: Miss, reach: Reach): boolean {
  const [wanted, ...others] =
    requirement.operator === 'In' ? requirement.values.map(({ value }) => value) : [];
  if (!pair || wanted === undefined || others.length > 0) return false;
  const { key, value } = pair;
  return key.value === requirement.key.value
    ? isNearMiss(wanted, value.value, NEAR_LABEL, reach)
    : wanted === value.value && isNearMiss(requirement.key.value, key.value, NEAR_LABEL, reach);
}

/** True for the labels of controllers: the known ones, and a domain's own that no pod template carries. */
function isSetAtRunTime(key: string, workloads: readonly KubeObject[]): boolean {
  if (RUN_TIME_LABELS.has(key) || key.startsWith('batch.kubernetes.io/')) return true;
  const carries = ({ pods }: KubeObject): boolean =>
    pods?.labels.pairs.some((pair) => pair.key.value === key) ?? false;
  return key.includes('/') && !workloads.some(carries);
}
