/** Whether policies isolate pods: then what no rule allows is denied. */
import type { Direction } from '../../kinds/networkPolicy';
import type { PodEndpoint } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import type { Isolated } from './graph';

/** `perhaps` where it is not known, or holds for some of `members` only. */
export function isolatedBy(world: World, members: readonly PodEndpoint[], direction: Direction): Isolated {
  const [first = 'no', ...others] = new Set(members.map((pods) => isolatedPods(world, pods, direction)));
  return others.length > 0 ? 'perhaps' : first;
}

function isolatedPods(world: World, pods: PodEndpoint, direction: Direction): Isolated {
  const { enforcement, hostNetworkPods } = world.assumptions;
  if (enforcement === 'ignored' || (pods.hostNetwork && hostNetworkPods === 'node')) return 'no';
  const { admin, network, baseline } = world.policiesOf(pods);
  const selecting = [...admin.flat(), ...network, ...baseline.flat()];
  const about = selecting.filter(({ policy }) => policy.opaque !== undefined || policy.rules[direction]);
  if (about.length === 0) return 'no';
  return about.some(({ policy, verdict }) => verdict === 'yes' && policy.opaque === undefined)
    ? 'yes'
    : 'perhaps';
}
