/** What leads traffic to a Service, in the tree: an Ingress, a route. */
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import type { World } from '../../network/reach/world';
import { plain } from '../markdown';
import { nodeOfObject } from './nodeOfObject';
import { none, type TreeNode } from './treeNode';

export function routeNode(world: World, object: KubeObject): TreeNode {
  const hosts = linksOf(object).flatMap((link) =>
    link.type === 'host' && link.role === 'host' ? [plain(link.text.value)] : [],
  );
  const [host, ...others] = new Set(hosts);
  const where =
    host === undefined ? '' : ` · ${host}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  return {
    ...nodeOfObject(world, object, 'route'),
    detail: `${object.kind.value}${where}`,
    tooltip: [...new Set(hosts)].join('\n'),
    children: none,
  };
}
