/** One way through an Ingress: ingress/shop `shop.example.com/api`. */
import type { IngressRoute } from '../../network/routes';
import type { Snapshot } from '../../workspace/snapshot';
import { code, linkTo, valueOf } from '../markdown';

export function ingressText(snapshot: Snapshot, { ingress, host, path }: IngressRoute): string {
  const link = linkTo(snapshot, ingress, path);
  if (!path) return `${link} (default backend)`;
  return `${link} ${code(`${host ? valueOf(host) : '*'}${path.path ? valueOf(path.path) : '/'}`)}`;
}
