/** Subsets of a DestinationRule that match none of the pods behind its host. */
import { destinationRule } from '../../kinds/destinationRule';
import type { Requirement } from '../../kinds/labels';
import type { SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import type { Service } from '../../network/backends';
import { meshHost } from '../../network/meshHosts';
import { isNearMiss, NEAR_LABEL } from '../../network/nearMiss';
import { matches } from '../../network/selectors';
import { type Miss, serviceSelection } from '../../network/serviceSelection';
import { isKnown } from '../../syntax/node';
import { whyOpen } from '../../workspace/closedWorld';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { relatedMisses } from './labelFixes';
import type { Finding } from './rule';
import { pairOf } from './words';

/** The rule's severity where a label comes near; information where none does, but all pods are known. */
export function emptySubsets(snapshot: Snapshot, object: KubeObject): readonly Finding[] {
  if (!is(object, destinationRule)) return [];
  const links = linksOf(object);
  const host = links.find((link) => link.type === 'host' && link.role === 'host');
  const subsets = links.filter(
    (link): link is SelectorLink => link.type === 'selector' && link.role === 'subset',
  );
  if (host?.type !== 'host' || subsets.length === 0) return [];
  const found = meshHost(snapshot, object, host.text);
  if (found.state !== 'services' || found.own.length < found.services.length) return [];
  const [service, ...others] = found.services;
  const workloads = service && others.length === 0 ? podsOf(snapshot, service) : [];
  if (!service || workloads.length === 0) return [];
  return subsets.flatMap((subset) => inSubset(snapshot, object, service, subset, workloads));
}

/** Workloads behind `service`; none where a template decides on one of them. */
function podsOf(snapshot: Snapshot, service: Service): readonly KubeObject[] {
  const selection = serviceSelection(snapshot, service);
  return selection.state === 'selected' && selection.selected.unknown.length === 0
    ? selection.selected.yes
    : [];
}

function inSubset(
  snapshot: Snapshot,
  object: KubeObject,
  service: Service,
  { selector }: SelectorLink,
  workloads: readonly KubeObject[],
): readonly Finding[] {
  const selects = ({ pods }: KubeObject): boolean =>
    pods === undefined || matches(selector, pods.labels, pods.generated) !== 'no';
  if (selector.open || workloads.some(selects)) return [];
  const unmet = selector.requirements.find(
    (requirement) => !workloads.some((each) => carries(each, requirement)),
  );
  const [value] = unmet?.values ?? [];
  if (!unmet || !value || !isKnown(unmet.key) || !isKnown(value) || unmet.key.value.includes('/')) return [];
  const miss = workloads.flatMap((workload) => nearIn(workload, unmet))[0];
  if (!miss && [object, service].some((each) => whyOpen(snapshot, each).length > 0)) return [];
  const near = miss?.pair?.value.value;
  return [
    {
      span: value,
      message: `No pod of Service \`${nameOf(service)}\` has ${pairOf(unmet)}${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
      ...(near === undefined && { severity: 'info' as const }),
      related: miss ? relatedMisses([miss]) : [],
      fixes: () =>
        near === undefined
          ? []
          : fixOf(`Change the label to \`${unmet.key.value}: ${near}\``, 'preferred', [
              replaceScalar(snapshot, object, value, near),
            ]),
    },
  ];
}

function carries({ pods }: KubeObject, { key, values }: Requirement): boolean {
  return (
    pods?.labels.pairs.some(
      (pair) => pair.key.value === key.value && pair.value.value === values[0]?.value,
    ) ?? false
  );
}

/** A label of `workload` whose value differs by a slip. */
function nearIn(workload: KubeObject, requirement: Requirement): readonly Miss[] {
  const wanted = requirement.values[0]?.value ?? '';
  const pairs = workload.pods?.labels.pairs ?? [];
  return pairs
    .filter(
      ({ key, value }) =>
        key.value === requirement.key.value && isNearMiss(wanted, value.value, NEAR_LABEL, 'unit'),
    )
    .map((pair) => ({ workload, requirement, pair }));
}
