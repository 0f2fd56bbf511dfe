/**
 * Which pods and namespaces a label selector selects.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
import { type LabelSelector, type LabelSet, type Requirement, valueOf } from '../kinds/labels';
import type { NamespaceScope, SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import type { GeneratedLabels } from '../kinds/podTemplate';
import { isKnown, type Text } from '../syntax/node';
import {
  ANY,
  compatible,
  find,
  findAll,
  type Found,
  findByName,
  nearest,
  type Place,
} from '../workspace/find';
import { equalityOf, keys, selectedByKeys } from '../workspace/keys';
import type { Unit } from '../workspace/layout';
import type { Snapshot } from '../workspace/snapshot';
import { every, some, type Verdict } from './verdict';

/** Set by the API server on every namespace. @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

export interface Selected {
  /** Workloads whose pods are selected: those of the own unit, or else of the workspace. */
  readonly yes: readonly KubeObject[];
  /** Workloads of which a template or a controller decides. */
  readonly unknown: readonly KubeObject[];
  /** True where `yes` comes from other units than the selector's own. */
  readonly elsewhere: boolean;
}

/**
 * Whether `selector` selects pods with `labels` and the labels that their controller adds; of pods that differ in the
 * latter, whether it selects any.
 */
export function matches(selector: LabelSelector, labels: LabelSet, generated: GeneratedLabels = {}): Verdict {
  const { requirements } = selector;
  const apart = requirements.some(({ key }) => valuesOf(generated, key.value).length > 1);
  const verdict = some(
    (apart ? eachPod(generated) : [generated]).map((own) =>
      every(requirements.map((requirement) => matchesRequirement(requirement, labels, own))),
    ),
  );
  return verdict === 'yes' && selector.open ? 'unknown' : verdict;
}

/** The labels of one pod after the other, where the controller gives them values of their own. */
export function eachPod(generated: GeneratedLabels): readonly GeneratedLabels[] {
  const count = Math.max(0, ...Object.values(generated).map((values) => values?.length ?? 0));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(generated).map(([key, values]) => [key, values?.slice(index, index + 1)]),
    ),
  );
}

function valuesOf(generated: GeneratedLabels, key: string): readonly string[] {
  return (Object.hasOwn(generated, key) ? generated[key] : undefined) ?? [];
}

export function matchesRequirement(
  requirement: Requirement,
  labels: LabelSet,
  generated: GeneratedLabels = {},
): Verdict {
  const { key, operator, values } = requirement;
  if (!isKnown(key) || operator === undefined) return 'unknown';
  const held = heldValues(key.value, labels, generated);
  switch (operator) {
    case 'Exists':
      return held.presence;
    case 'DoesNotExist':
      return negate(held.presence);
    case 'In':
      return isOneOf(held, values);
    case 'NotIn':
      return negate(isOneOf(held, values));
  }
}

interface Held {
  readonly presence: Verdict;
  /** Values that pods hold; undefined where a template or a controller decides. */
  readonly values: readonly string[] | undefined;
}

function heldValues(key: string, labels: LabelSet, generated: GeneratedLabels): Held {
  const value = valueOf(labels, key);
  if (value) return { presence: 'yes', values: isKnown(value) ? [value.value] : undefined };
  if (Object.hasOwn(generated, key)) return { presence: 'yes', values: generated[key] };
  return { presence: labels.open ? 'unknown' : 'no', values: undefined };
}

function isOneOf(held: Held, wanted: Requirement['values']): Verdict {
  if (held.presence !== 'yes') return held.presence;
  const { values } = held;
  if (values === undefined) return 'unknown';
  if (wanted.some((text) => isKnown(text) && values.includes(text.value))) return 'yes';
  return wanted.every(isKnown) ? 'no' : 'unknown';
}

function negate(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unknown';
}

/** Workloads that `link` of `from` selects: those of the own unit where there are any, or else of the workspace. */
export function selectPods(snapshot: Snapshot, from: KubeObject, link: SelectorLink): Selected {
  return snapshot.memo(link.selector, (recorded) => select(recorded, from, link));
}

function select(snapshot: Snapshot, from: KubeObject, link: SelectorLink): Selected {
  const { selector, within } = link;
  const place = placeWithin(snapshot, from, within);
  const isWithinLink = withinTest(snapshot, within);
  const verdicts = new Map<KubeObject, Verdict>();
  const verdictOf = (object: KubeObject): Verdict => {
    const known = verdicts.get(object) ?? verdictBy(object, selector, isWithinLink);
    verdicts.set(object, known);
    return known;
  };
  const mayBe = (object: KubeObject): boolean => verdictOf(object) !== 'no';
  const equality = equalityOf(selector);
  const written = find(
    snapshot,
    equality ? keys.label(equality.key, equality.value) : keys.workloads,
    place,
    mayBe,
  );
  const templated = equality ? find(snapshot, keys.uncertainWorkloads, place, mayBe) : NOTHING;
  const own = partition([...written.own, ...templated.own], verdictOf);
  if (own.yes.length > 0 || own.unknown.length > 0) return { ...own, elsewhere: false };
  const { yes, unknown } = partition([...written.elsewhere, ...templated.elsewhere], verdictOf);
  return { yes, unknown: yes.length > 0 ? [] : unknown, elsewhere: true };
}

const NOTHING: Found = { own: [], elsewhere: [] };

function partition(
  objects: readonly KubeObject[],
  verdictOf: (object: KubeObject) => Verdict,
): Pick<Selected, 'yes' | 'unknown'> {
  const unique = [...new Set(objects)];
  return {
    yes: unique.filter((object) => verdictOf(object) === 'yes'),
    unknown: unique.filter((object) => verdictOf(object) === 'unknown'),
  };
}

/** Whether the pods of `object` are selected, their namespace included (but not the unit). */
export function verdictFor(snapshot: Snapshot, object: KubeObject, link: SelectorLink): Verdict {
  return verdictBy(object, link.selector, (each) => isWithin(snapshot, each, link.within));
}

type WithinTest = (object: KubeObject) => Verdict;

function verdictBy(object: KubeObject, selector: LabelSelector, within: WithinTest): Verdict {
  const { pods } = object;
  if (!pods) return 'no';
  const labels = matches(selector, pods.labels, pods.generated);
  return labels === 'no' ? 'no' : every([labels, within(object)]);
}

/** `isWithin` for many objects: of those in one namespace of one unit only the first is looked at. */
function withinTest(snapshot: Snapshot, within: NamespaceScope): WithinTest {
  if (within.type !== 'labelled') return (object) => isWithin(snapshot, object, within);
  const known = new Map<readonly Unit[], Map<string | undefined, Verdict>>();
  return (object) => {
    const [units, name] = [snapshot.unitsOf(object), snapshot.namespaceOf(object)];
    const verdicts = known.get(units) ?? new Map<string | undefined, Verdict>();
    known.set(units, verdicts);
    const verdict = verdicts.get(name) ?? isWithin(snapshot, object, within);
    verdicts.set(name, verdict);
    return verdict;
  };
}

/** Whether the namespace of `object` is one that `within` names or asks labels of; `own` is a matter of the place. */
export function isWithin(snapshot: Snapshot, object: KubeObject, within: NamespaceScope): Verdict {
  switch (within.type) {
    case 'own':
    case 'all':
      return 'yes';
    case 'named':
      return within.names.some((name) => compatible(knownValue(name), snapshot.namespaceOf(object)))
        ? 'yes'
        : 'no';
    case 'labelled':
      return namespaceMatches(snapshot, object, within.selector);
  }
}

function knownValue(text: Text): string | undefined {
  return isKnown(text) ? text.value : undefined;
}

/** Whether the namespace of `object` has the labels that `selector` asks for. */
export function namespaceMatches(snapshot: Snapshot, object: KubeObject, selector: LabelSelector): Verdict {
  if (selector.requirements.length === 0 && !selector.open) return 'yes';
  const name = snapshot.namespaceOf(object);
  if (name === undefined) return 'unknown';
  const place: Place = { from: object, namespace: ANY };
  const [manifest] = nearest(findByName(snapshot, '', 'Namespace', name, place));
  const labels = manifest?.labels ?? { pairs: [], open: true };
  return matches(selector, labels, { [NAMESPACE_NAME_LABEL]: [name] });
}

/** Every selector of the workspace that selects the pods of `workload`, or may, with the object that holds it. */
export function selectorsOf(
  snapshot: Snapshot,
  workload: KubeObject,
  linksOf: (object: KubeObject) => readonly SelectorLink[],
): readonly Selector[] {
  const { pods } = workload;
  if (!pods) return [];
  const place: Place = { from: workload, namespace: ANY };
  const seen = new Set<KubeObject>();
  for (const key of selectedByKeys(pods)) {
    const found = findAll(snapshot, key, place, () => true);
    for (const object of [...found.own, ...found.elsewhere]) seen.add(object);
  }
  return [...seen].flatMap((object) =>
    linksOf(object).flatMap((link): readonly Selector[] => {
      const { yes, unknown, elsewhere } = selectPods(snapshot, object, link);
      if (yes.includes(workload)) return [{ object, link, verdict: 'yes' }];
      return !elsewhere && unknown.includes(workload) ? [{ object, link, verdict: 'unknown' }] : [];
    }),
  );
}

export interface Selector {
  readonly object: KubeObject;
  readonly link: SelectorLink;
  /** `unknown`: one of the same unit, of which a template or a controller decides. */
  readonly verdict: 'yes' | 'unknown';
}

function placeWithin(snapshot: Snapshot, from: KubeObject, within: NamespaceScope): Place {
  return { from, namespace: within.type === 'own' ? snapshot.namespaceOf(from) : ANY };
}
