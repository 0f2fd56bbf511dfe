/** What leads traffic to a Service, in the tree: an Ingress, a route. */
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { plain } from '../markdown';
import type { Network } from './network';
import { nodeOfObject } from './nodeOfObject';
import { none, once, type TreeNode } from './treeNode';

export function routeNode(network: Network, object: KubeObject): TreeNode {
  const hosts = once(() => hostsOf(object));
  return {
    ...nodeOfObject(network, object, 'route'),
    detail() {
      const [host, ...others] = hosts();
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return `${object.kind.value}${host === undefined ? '' : ` · ${host}${more}`}`;
    },
    tooltip: () => hosts().join('\n'),
    children: none,
  };
}

function hostsOf(object: KubeObject): readonly string[] {
  const hosts = linksOf(object).flatMap((link) =>
    link.type === 'host' && link.role === 'host' ? [plain(link.text.value)] : [],
  );
  return [...new Set(hosts)];
}
