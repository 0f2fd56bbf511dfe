/** Go to implementation: the pods behind a name. Go to type definition: the CRD behind a custom resource. */
import { linksOf } from '../kinds/links';
import { is, type KubeObject } from '../kinds/object';
import { customResourceDefinition } from '../kinds/customResourceDefinition';
import { namedObjects } from '../network/resolve';
import { selectPods } from '../network/selectors';
import { objectsOfHost } from '../network/hosts';
import { keys } from '../workspace/keys';
import type { Location, Snapshot } from '../workspace/snapshot';
import { renderedSymbols } from './renderedSymbols';
import { symbolAt, type SymbolAt } from './symbolAt';
import { navigated } from './symbolsFor';

/** Workloads that stand behind the object at `offset`, or behind what the link there names. */
export function implementation(snapshot: Snapshot, uri: string, offset: number): readonly Location[] {
  for (const seen of navigated(snapshot)) {
    const rendered = renderedSymbols(seen, uri, offset);
    const symbols = rendered.length > 0 ? rendered : [symbolAt(seen, uri, offset)];
    const found = symbols.flatMap((symbol) => implementationOf(seen, symbol));
    if (found.length > 0) return found;
  }
  return [];
}

function implementationOf(snapshot: Snapshot, { object, origins }: SymbolAt): readonly Location[] {
  if (!object) return [];
  const named = origins.flatMap((origin) => {
    if (origin.link.type === 'name') return namedObjects(snapshot, object, origin.link);
    return origin.link.type === 'host' ? objectsOfHost(snapshot, object, origin.link) : [];
  });
  const workloads = (named.length > 0 ? named : [object]).flatMap((each) => podsBehind(snapshot, each));
  return [...new Set(workloads)].map((workload) => snapshot.locate(workload, workload.name ?? workload.kind));
}

function podsBehind(snapshot: Snapshot, object: KubeObject): readonly KubeObject[] {
  if (object.pods) return [object];
  return linksOf(object).flatMap((link) =>
    link.type === 'selector' && link.selects === 'pods' ? selectPods(snapshot, object, link).yes : [],
  );
}

/** The CustomResourceDefinition of the object at `offset`, where the workspace has it. */
export function typeDefinition(snapshot: Snapshot, uri: string, offset: number): readonly Location[] {
  const { object } = symbolAt(snapshot, uri, offset);
  if (!object) return [];
  const definitions = snapshot.lookup(keys.kind('apiextensions.k8s.io', 'CustomResourceDefinition'));
  return definitions
    .filter((each) => is(each, customResourceDefinition))
    .filter(({ spec }) => spec.names?.value === object.kind.value && spec.group?.value === object.group)
    .map((each) => snapshot.locate(each, each.name ?? each.kind));
}
