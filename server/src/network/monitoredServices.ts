/** Whether the selector of a ServiceMonitor leads to Services. */
import type { LabelPair, Requirement } from '../kinds/labels';
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import { isWhole, worldAround } from '../workspace/closedWorld';
import { compatible, inUnits } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { isNearMiss, NEAR_LABEL } from './nearMiss';
import { isWithin, matches, matchesRequirement } from './selectors';
import { selectObjects } from './selectObjects';

/** `found`: it does, or nothing can be said. `misspelt`: one value of one Service comes near, and nothing fits. */
export type Monitored =
  | { readonly state: 'found' }
  | {
      readonly state: 'misspelt';
      readonly requirement: Requirement;
      readonly value: Text;
      readonly pair: LabelPair;
      readonly service: KubeObject;
    }
  | { readonly state: 'nothing' };

const FOUND: Monitored = { state: 'found' };

/** What `link` of the monitor `from` comes to. */
export function monitoredServices(snapshot: Snapshot, from: KubeObject, link: SelectorLink): Monitored {
  const { requirements, open } = link.selector;
  const key = keys.kind('', 'Service');
  if (open || requirements.length === 0 || selectObjects(snapshot, from, link).length > 0) return FOUND;
  if (!requirements.every(({ key: label, values }) => isKnown(label) && values.every(isKnown))) return FOUND;
  const services = inUnits(snapshot, key, from).filter((each) => isIn(snapshot, from, link, each));
  if (services.some((each) => !isWhole(each) || matches(link.selector, each.labels) === 'unknown'))
    return FOUND;
  for (const service of services) {
    const near = nearMiss(requirements, service);
    if (near) return near;
  }
  const closed = services.length > 0 && worldAround(snapshot, from, key) === 'closed';
  return closed ? { state: 'nothing' } : FOUND;
}

function isIn(snapshot: Snapshot, from: KubeObject, { within }: SelectorLink, service: KubeObject): boolean {
  if (within.type === 'own') return compatible(snapshot.namespaceOf(from), snapshot.namespaceOf(service));
  return isWithin(snapshot, service, within) === 'yes';
}

/** The one requirement that `service` does not meet, by a slip. */
function nearMiss(requirements: readonly Requirement[], service: KubeObject): Monitored | undefined {
  const [requirement, ...more] = requirements.filter(
    (each) => matchesRequirement(each, service.labels) !== 'yes',
  );
  const [value, ...others] = requirement?.values ?? [];
  if (!requirement || requirement.operator !== 'In' || !value || more.length + others.length > 0)
    return undefined;
  const pair = service.labels.pairs.find(
    (each) =>
      each.key.value === requirement.key.value &&
      isNearMiss(value.value, each.value.value, NEAR_LABEL, 'unit'),
  );
  return pair && { state: 'misspelt', requirement, value, pair, service };
}
