/** A Service in the tree: what leads to it, and the workloads behind it. */
import { nameOf } from '../../kinds/object';
import { isHeadless } from '../../kinds/service';
import { serviceDnsName } from '../../network/dns';
import { podsText } from '../../network/podCount';
import type { Backing } from '../../network/reach/backing';
import { isKnown } from '../../syntax/node';
import { portText } from '../lenses/service';
import { plain, valueOf } from '../markdown';
import type { Network, Service } from './network';
import { nodeOfObject } from './nodeOfObject';
import { routeNode } from './routeNode';
import { once, siblings, type TreeNode } from './treeNode';
import { workloadNode } from './workloadNode';

export function serviceNode(network: Network, object: Service): TreeNode {
  const { backing, routesTo, world } = network;
  const behind = backing.get(object) ?? [];
  return {
    ...nodeOfObject(network, object, 'service'),
    detail: () => detailOf(object, behind),
    tooltip: () => (isKnown(object.name) ? plain(serviceDnsName(world.snapshot, object)) : ''),
    end: `service ${world.namespaceOf(object) ?? 'default'}/${nameOf(object)}`,
    children: once(() => [
      ...siblings((routesTo.get(object) ?? []).map((each) => routeNode(network, each))),
      ...siblings(behind.map(({ pods, verdict }) => workloadNode(network, pods.object, verdict))),
    ]),
  };
}

/** `80→8080 · 3 pods`, behind the type where that is not the usual one: the Explorer is narrow. */
function detailOf({ spec, document }: Service, behind: readonly Backing[]): string {
  if (spec.type === 'ExternalName') return `ExternalName · ${valueOf(spec.externalName)}`;
  const workloads = behind.map(({ pods }) => pods.object);
  const certain = behind.filter(({ verdict }) => verdict === 'yes');
  const ports = spec.ports.map((port) => portText(port, workloads)).join(', ');
  const type = spec.typeText && spec.type !== 'ClusterIP' ? valueOf(spec.typeText) : '';
  const pods = spec.selector || !document.templated ? podsOf(spec, behind, certain) : 'pods unknown';
  return [isHeadless(spec) ? 'headless' : type, ports, pods].filter((part) => part !== '').join(' · ');
}

function podsOf(spec: Service['spec'], behind: readonly Backing[], certain: readonly Backing[]): string {
  if (!spec.selector) return 'no selector';
  if (behind.length === 0) return 'no pods here';
  if (certain.length === 0) return 'pods unknown';
  return podsText(
    certain.map(({ pods }) => pods.object),
    certain.length === behind.length ? 'all' : 'at least',
  );
}
