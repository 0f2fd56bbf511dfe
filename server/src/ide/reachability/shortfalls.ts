/** What a rule lacks that comes near: what its peers ask for and the pods have not, which ports it names instead. */
import type { Endpoint } from '../../network/reach/endpoint';
import type { Reason } from '../../network/reach/explain';
import type { PortMatcher } from '../../network/reach/policy';
import type { World } from '../../network/reach/world';
import { isKnown } from '../../syntax/node';
import { requirementText } from '../selectorText';
import { type Miss, missesOf } from './misses';
import type { Statement } from './statements';

/** `other`: the end that the peers would have to name. */
export function shortfalls(
  world: World,
  { policy, rule, misses }: Reason & { readonly type: 'near' },
  other: Endpoint,
): readonly Statement[] {
  if (misses === 'ports') {
    const ports = rule.ports === 'all' ? [] : rule.ports;
    return ports.map((port) => {
      return { text: `It allows ${portText(port)}`, location: world.snapshot.locate(policy, port) };
    });
  }
  const peers = rule.peers === 'everyone' ? [] : rule.peers;
  if (other.type !== 'pods') return [];
  return peers.flatMap((peer) =>
    missesOf(world, peer, other).map((miss): Statement => {
      return { text: missText(miss), location: world.snapshot.locate(policy, miss.requirement ?? peer) };
    }),
  );
}

function missText({ of, key, requirement, held }: Miss): string {
  const whose = of === 'pods' ? 'the pods have' : 'the namespace has';
  if (!requirement) return `It looks in its own namespace, and the pods are in \`${held}\``;
  const has = held === undefined ? `no \`${key}\` like that` : `\`${key}: ${held}\``;
  return `It asks for \`${wantedText(requirement)}\`, and ${whose} ${has}`;
}

function wantedText(requirement: NonNullable<Miss['requirement']>): string {
  const [value, ...more] = requirement.values;
  return requirement.operator === 'In' && value && more.length === 0
    ? `${requirement.key.value}: ${value.value}`
    : requirementText(requirement);
}

function portText(port: PortMatcher): string {
  const protocol = port.protocol ?? 'any protocol';
  switch (port.type) {
    case 'range':
      if (port.from === 1 && port.to === 65535) return `any ${protocol} port`;
      return `${protocol} ${port.from}${port.to === port.from ? '' : `-${port.to}`}`;
    case 'name':
      return `${protocol} ${isKnown(port.name) ? `\`${port.name.value}\`` : 'under a name that a template writes'}`;
    case 'unknown':
      return `${protocol}, on a port that is not known`;
  }
}
