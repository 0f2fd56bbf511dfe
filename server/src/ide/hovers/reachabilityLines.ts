/** Lines that say who reaches the pods of a workload and what they reach, where policies decide on it. */
import type { KubeObject } from '../../kinds/object';
import { rangeText } from '../../network/reach/addresses';
import { equals, isEmpty } from '../../network/reach/connections';
import type { Neighbours } from '../../network/reach/neighbours';
import type { Snapshot } from '../../workspace/snapshot';
import { isWholeFamily } from '../addressText';
import { code, inline, linkTo, plain } from '../markdown';
import { boundsWords, connectionWords } from '../reachability/connectionWords';
import { selectionWords } from '../reachability/selectionWords';
import { isOpen, type Surroundings, surroundingsOf, whyUnknown } from '../reachability/surroundings';

/** Empty where no policy is deployed with the workload: then everything is reachable. */
export function reachabilityLines(snapshot: Snapshot, object: KubeObject): readonly string[] {
  const found = surroundingsOf(snapshot, object);
  if (!found || found.world.policies.length === 0) return [];
  return [...sideLines(found), ...entranceLine(found)];
}

function sideLines(found: Surroundings): readonly string[] {
  const { ingress, egress } = found;
  const unknown = whyUnknown(found, ingress);
  if (unknown !== undefined && unknown === whyUnknown(found, egress)) {
    return [`Reachability is unknown: ${plain(unknown)}`];
  }
  if (isOpen(ingress) && isOpen(egress)) return ['Ingress and egress are open: no policy limits them'];
  return [sideLine(found, ingress), sideLine(found, egress)];
}

function sideLine(found: Surroundings, side: Neighbours): string {
  const ingress = side.direction === 'Ingress';
  const unknown = whyUnknown(found, side);
  if (unknown !== undefined)
    return `${ingress ? 'Who reaches it' : 'What it reaches'} is unknown: ${plain(unknown)}`;
  if (isOpen(side))
    return ingress ? 'Ingress is open: no policy limits it' : 'Egress is open: no policy limits it';
  const items = [...everyone(side), ...pods(found, side), ...elsewhere(found, side), ...outside(side)];
  const more = found.open.length > 0 ? `; perhaps more (${plain(found.open[0] ?? '')})` : '';
  const nobody = ingress ? 'nobody' : 'nothing';
  return `${ingress ? 'Reachable from' : 'Reaches'} ${items.length === 0 ? nobody : inline(items)}${more}`;
}

function everyone({ usual, direction }: Neighbours): readonly string[] {
  if (isEmpty(usual.sure)) return [];
  return [withPorts(direction === 'Ingress' ? 'everyone' : 'any destination', connectionWords(usual.sure))];
}

function pods({ world }: Surroundings, { named }: Neighbours): readonly string[] {
  const sure = named.filter(({ bounds }) => !isEmpty(bounds.sure));
  const perhaps = named.filter(({ bounds }) => isEmpty(bounds.sure));
  return [...sure, ...perhaps].map((each) =>
    withPorts(linkTo(world.snapshot, each.pods.object), boundsWords(each.bounds)),
  );
}

function elsewhere({ world }: Surroundings, { absent }: Neighbours): readonly string[] {
  return [
    ...new Set(
      absent.map(
        ({ policy, peer }) => `${code(selectionWords(world.snapshot, policy, peer.selection))} (not here)`,
      ),
    ),
  ];
}

function outside({ outside: ranges, usual }: Neighbours): readonly string[] {
  return ranges
    .filter(({ bounds }) => isEmpty(usual.sure) || !equals(bounds.sure, usual.sure))
    .map(({ range, bounds }) =>
      withPorts(isWholeFamily(range) ? 'every address outside' : rangeText(range), boundsWords(bounds)),
    );
}

function entranceLine({ world, entrances }: Surroundings): readonly string[] {
  const texts = entrances.map(({ object, bounds }) =>
    withPorts(linkTo(world.snapshot, object), boundsWords(bounds)),
  );
  return texts.length === 0 ? [] : [`From outside by ${inline(texts)}`];
}

function withPorts(text: string, ports: string): string {
  return ports === '' ? text : `${text} (${ports})`;
}
