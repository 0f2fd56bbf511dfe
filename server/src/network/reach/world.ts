/** What reachability is asked of: the pods and policies of a set of manifests, compiled once. */
import { adminNetworkPolicy } from '../../kinds/adminNetworkPolicy';
import { baselineAdminNetworkPolicy } from '../../kinds/baselineAdminNetworkPolicy';
import { ciliumClusterwideNetworkPolicy } from '../../kinds/ciliumClusterwideNetworkPolicy';
import { ciliumNetworkPolicy } from '../../kinds/ciliumNetworkPolicy';
import { clusterNetworkPolicy } from '../../kinds/clusterNetworkPolicy';
import type { AdminPolicySpec } from '../../kinds/adminPolicy';
import { namespace as namespaceKind } from '../../kinds/namespace';
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import type { Reads, Snapshot } from '../../workspace/snapshot';
import { isForeignPolicy } from '../foreignPolicies';
import { NAMESPACE_NAME_LABEL } from '../selectors';
import type { Assumptions } from '../../workspace/assumptions';
import { compileAdminPolicy } from './compileAdminPolicy';
import { compileNetworkPolicy } from './compileNetworkPolicy';
import { compileForeignPolicy, compileOpaquePolicy } from './compileOpaquePolicy';
import { type Labelled, podEndpoint, type PodEndpoint } from './endpoint';
import type { PoliciesOfEnd, Selecting } from './evaluate';
import { Matrix } from './matrix';
import type { CompiledPolicy } from './policy';
import { selects } from './selection';
import { SelectionIndex } from './selectionIndex';
import { type Wire, wiresFrom } from './wires';

/** What one object adds to a world. */
interface Parts {
  readonly namespace: string | undefined;
  /** Of its namespace; undefined for what makes no pods. */
  readonly labels: Labelled | undefined;
  readonly pods: readonly PodEndpoint[];
  readonly policies: readonly CompiledPolicy[];
}

/** What a workload calls, and what that was found from. */
interface Wired {
  readonly wires: readonly Wire[];
  readonly reads: Reads;
}

/** More policies that change at once are not looked at one by one. */
const MAX_CHANGED = 64;

export class World {
  readonly snapshot: Snapshot;
  readonly assumptions: Assumptions;
  readonly objects: readonly KubeObject[];
  readonly pods: readonly PodEndpoint[];
  readonly policies: readonly CompiledPolicy[];
  readonly #namespaces = new Map<string, KubeObject>();
  readonly #namespaceLabels = new Map<string | undefined, Labelled>();
  readonly #parts = new Map<KubeObject, Parts>();
  #subjects: SelectionIndex<CompiledPolicy> | undefined;
  readonly #ofEnd = new Map<PodEndpoint, PoliciesOfEnd>();
  #byNamespace: ReadonlyMap<string | undefined, readonly PodEndpoint[]> | undefined;
  readonly #wires = new Map<KubeObject, Wired>();
  #wiresBefore: ReadonlyMap<KubeObject, Wired> | undefined;
  #matrix: Matrix | undefined;
  /** That of a world before this one, as long as this one has none of its own. */
  #matrixBefore: Matrix | undefined;

  /**
   * `objects` are taken to be deployed together. `before`: a similar world, of which all is taken over that stays the
   * same; the world is no other for it.
   */
  constructor(snapshot: Snapshot, objects: readonly KubeObject[], assumptions: Assumptions, before?: World) {
    this.snapshot = snapshot;
    this.objects = objects;
    this.assumptions = assumptions;
    const similar = before && sameAssumptions(before.assumptions, assumptions) ? before : undefined;
    for (const object of objects) {
      if (is(object, namespaceKind) && isKnown(object.name)) this.#namespaces.set(object.name.value, object);
    }
    for (const object of objects) {
      const parts = this.#partsOf(object, similar);
      if (parts) this.#parts.set(object, parts);
    }
    this.pods = [...this.#parts.values()].flatMap((parts) => parts.pods);
    this.policies = [...this.#parts.values()].flatMap((parts) => parts.policies);
    if (similar) this.#keep(similar);
  }

  /** The world of `objects`, sharing with this one what did not change. */
  next(snapshot: Snapshot, objects: readonly KubeObject[], assumptions: Assumptions): World {
    return new World(snapshot, objects, assumptions, this);
  }

  /** Reachability between all pods. */
  get matrix(): Matrix {
    this.#matrix ??= new Matrix(this, this.#matrixBefore);
    this.#matrixBefore = undefined;
    return this.#matrix;
  }

  /** Services that the workload `object` calls; looked for again only where something changed that decides it. */
  wiresFrom(object: KubeObject): readonly Wire[] {
    const { snapshot } = this;
    const known = this.#wires.get(object);
    if (known) return known.wires;
    const before = this.#wiresBefore?.get(object);
    const reads: Reads = new Map();
    const isCurrent = before && snapshot.takeOver(before.reads);
    const found = isCurrent ? before : { wires: wiresFrom(snapshot.recording(reads), object), reads };
    if (!isCurrent) snapshot.takeOver(reads);
    this.#wires.set(object, found);
    return found.wires;
  }

  namespaceOf(object: KubeObject): string | undefined {
    return this.snapshot.namespaceOf(object);
  }

  /** Undefined for an object that is not part of the world, or makes no pods that run. */
  podsOf(object: KubeObject): PodEndpoint | undefined {
    return this.#parts.get(object)?.pods[0];
  }

  /** Pods of the namespace, and those of which nobody knows it; all where it is not known itself. */
  podsIn(namespace: string | undefined): readonly PodEndpoint[] {
    if (namespace === undefined) return this.pods;
    const byNamespace = (this.#byNamespace ??= groupedByNamespace(this.pods));
    return [...(byNamespace.get(namespace) ?? []), ...(byNamespace.get(undefined) ?? [])];
  }

  labelsOfNamespace(name: string | undefined): Labelled {
    const known = this.#namespaceLabels.get(name);
    if (known) return known;
    const manifest = name === undefined ? undefined : this.#namespaces.get(name);
    const open = name === undefined || this.assumptions.undeclaredNamespaces === 'unknown';
    const labels = manifest?.labels ?? { pairs: [], open };
    const found = { labels, generated: { [NAMESPACE_NAME_LABEL]: name === undefined ? undefined : [name] } };
    this.#namespaceLabels.set(name, found);
    return found;
  }

  /** The policies that select the pods at `end`, in the order in which they are asked. */
  policiesOf(end: PodEndpoint): PoliciesOfEnd {
    const known = this.#ofEnd.get(end);
    if (known) return known;
    const selecting = this.#bySubject.candidates(end).flatMap((policy): readonly Selecting[] => {
      const verdict = policy.subject ? selects(policy.subject, end, this.assumptions) : 'no';
      return verdict === 'no' ? [] : [{ policy, verdict }];
    });
    const tier = (name: CompiledPolicy['tier']): readonly Selecting[] =>
      selecting.filter(({ policy }) => policy.tier === name);
    const found: PoliciesOfEnd = {
      admin: byPriority(tier('Admin')),
      network: tier('NetworkPolicy'),
      baseline: byPriority(tier('Baseline')),
    };
    this.#ofEnd.set(end, found);
    return found;
  }

  get #bySubject(): SelectionIndex<CompiledPolicy> {
    if (this.#subjects) return this.#subjects;
    this.#subjects = new SelectionIndex<CompiledPolicy>();
    for (const policy of this.policies) if (policy.subject) this.#subjects.add(policy.subject, policy);
    return this.#subjects;
  }

  /**
   * What `object` is to the world; undefined for nothing. No pods where it is scaled to zero, or has done its work. The
   * very parts of `before` where nothing about them changed.
   */
  #partsOf(object: KubeObject, before: World | undefined): Parts | undefined {
    const known = before && before.#parts.get(object);
    const makesPods = object.pods && object.pods.count !== 0 && object.pods.state !== 'finished';
    if (!known && !makesPods && !isPolicy(object)) return undefined;
    const namespace = this.namespaceOf(object);
    const labels = makesPods ? this.#labelsAsBefore(namespace, before) : undefined;
    if (known && known.namespace === namespace && known.labels === labels) return known;
    const pods = labels && podEndpoint(object, namespace, labels);
    return { namespace, labels, pods: pods ? [pods] : [], policies: this.#compile(object) };
  }

  #labelsAsBefore(namespace: string | undefined, before: World | undefined): Labelled {
    const known = before && before.#namespaceLabels.get(namespace);
    const found = this.labelsOfNamespace(namespace);
    if (!known || known === found) return found;
    const [a, b] = [known.labels, found.labels];
    const same = a === b || (a.pairs.length + b.pairs.length === 0 && a.open === b.open);
    if (same) this.#namespaceLabels.set(namespace, known);
    return same ? known : found;
  }

  /** Takes over the policies of each end that no policy selects which came or went. */
  #keep(before: World): void {
    this.#matrixBefore = before.#matrix ?? before.#matrixBefore;
    this.#wiresBefore = before.#wires.size > 0 ? before.#wires : before.#wiresBefore;
    const [old, current] = [new Set(before.policies), new Set(this.policies)];
    const changed = [
      ...before.policies.filter((policy) => !current.has(policy)),
      ...this.policies.filter((policy) => !old.has(policy)),
    ];
    if (changed.length > MAX_CHANGED) return;
    const isTouched = (end: PodEndpoint): boolean =>
      changed.some(({ subject }) => subject && selects(subject, end, this.assumptions) !== 'no');
    for (const end of this.pods) {
      const known = before.#ofEnd.get(end);
      if (known && !isTouched(end)) this.#ofEnd.set(end, known);
    }
  }

  #compile(object: KubeObject): readonly CompiledPolicy[] {
    if (is(object, networkPolicy)) return [compileNetworkPolicy(object, this.namespaceOf(object))];
    if (isAdminPolicy(object)) return isRefused(object) ? [] : [compileAdminPolicy(object)];
    if (is(object, ciliumNetworkPolicy) || is(object, ciliumClusterwideNetworkPolicy)) {
      return compileOpaquePolicy(object, this.namespaceOf(object));
    }
    if (isForeignPolicy(object)) return [compileForeignPolicy(object, this.namespaceOf(object))];
    return [];
  }
}

/** The API takes no BaselineAdminNetworkPolicy of another name. */
function isRefused(object: KubeObject): boolean {
  return is(object, baselineAdminNetworkPolicy) && isKnown(object.name) && object.name.value !== 'default';
}

function groupedByNamespace(
  pods: readonly PodEndpoint[],
): ReadonlyMap<string | undefined, readonly PodEndpoint[]> {
  const found = new Map<string | undefined, PodEndpoint[]>();
  for (const each of pods) {
    const list = found.get(each.namespace);
    if (list) list.push(each);
    else found.set(each.namespace, [each]);
  }
  return found;
}

function isPolicy(object: KubeObject): boolean {
  return (
    is(object, networkPolicy) ||
    isAdminPolicy(object) ||
    is(object, ciliumNetworkPolicy) ||
    is(object, ciliumClusterwideNetworkPolicy) ||
    isForeignPolicy(object)
  );
}

function sameAssumptions(a: Assumptions, b: Assumptions): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function isAdminPolicy(object: KubeObject): object is KubeObject<AdminPolicySpec> {
  return [adminNetworkPolicy, baselineAdminNetworkPolicy, clusterNetworkPolicy].some((kind) =>
    is(object, kind),
  );
}

/** Groups of equal priority, the lowest number first. A priority that is not known may be any: it joins all others. */
function byPriority(selecting: readonly Selecting[]): readonly (readonly Selecting[])[] {
  const baseline = selecting.every(({ policy }) => policy.object.kind.value === 'BaselineAdminNetworkPolicy');
  if (baseline || selecting.some(({ policy }) => policy.priority === undefined)) {
    return selecting.length > 0 ? [selecting] : [];
  }
  const groups = new Map<number, Selecting[]>();
  for (const each of selecting) {
    const priority = each.policy.priority ?? 0;
    const group = groups.get(priority);
    if (group) group.push(each);
    else groups.set(priority, [each]);
  }
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}
