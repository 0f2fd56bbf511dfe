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
import type { Snapshot } from '../../workspace/snapshot';
import { NAMESPACE_NAME_LABEL } from '../selectors';
import type { Assumptions } from '../../workspace/assumptions';
import { compileAdminPolicy } from './compileAdminPolicy';
import { compileNetworkPolicy } from './compileNetworkPolicy';
import { compileOpaquePolicy } from './compileOpaquePolicy';
import { type Labelled, podEndpoint, type PodEndpoint } from './endpoint';
import type { PoliciesOfEnd, Selecting } from './evaluate';
import type { CompiledPolicy } from './policy';
import { selects } from './selection';
import { SelectionIndex } from './selectionIndex';

export class World {
  readonly snapshot: Snapshot;
  readonly assumptions: Assumptions;
  readonly objects: readonly KubeObject[];
  readonly pods: readonly PodEndpoint[];
  readonly policies: readonly CompiledPolicy[];
  readonly #namespaces = new Map<string, KubeObject>();
  readonly #namespaceLabels = new Map<string | undefined, Labelled>();
  readonly #bySubject = new SelectionIndex<CompiledPolicy>();
  readonly #ofEnd = new Map<PodEndpoint, PoliciesOfEnd>();

  /** `objects` are taken to be deployed together. */
  constructor(snapshot: Snapshot, objects: readonly KubeObject[], assumptions: Assumptions) {
    this.snapshot = snapshot;
    this.objects = objects;
    this.assumptions = assumptions;
    for (const object of objects) {
      if (is(object, namespaceKind) && isKnown(object.name)) this.#namespaces.set(object.name.value, object);
    }
    this.pods = objects.flatMap((object) => this.podsOf(object));
    this.policies = objects.flatMap((object) => this.#compile(object));
    for (const policy of this.policies) if (policy.subject) this.#bySubject.add(policy.subject, policy);
  }

  namespaceOf(object: KubeObject): string | undefined {
    return this.snapshot.namespaceOf(object);
  }

  /** The pods that `object` makes: none where it is scaled to zero, or has done its work. */
  podsOf(object: KubeObject): readonly PodEndpoint[] {
    if (object.pods?.count === 0 || object.pods?.state === 'finished') return [];
    const namespace = this.namespaceOf(object);
    const found = podEndpoint(object, namespace, this.labelsOfNamespace(namespace));
    return found ? [found] : [];
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

  #compile(object: KubeObject): readonly CompiledPolicy[] {
    if (is(object, networkPolicy)) return [compileNetworkPolicy(object, this.namespaceOf(object))];
    if (isAdminPolicy(object)) return [compileAdminPolicy(object)];
    if (is(object, ciliumNetworkPolicy) || is(object, ciliumClusterwideNetworkPolicy)) {
      return compileOpaquePolicy(object, this.namespaceOf(object));
    }
    return [];
  }
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
