/** Hover on a path of Flux or Argo CD: the file that it leads to, and the namespace that goes with it. */
import { isKnown } from '../../syntax/node';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { Hover } from '../hover';
import { relativePath } from '../kustomization/relativePath';
import { code, linkToPlace } from '../markdown';
import { deployedPathAt } from './deployedPath';

export function deployedPathHover(snapshot: Snapshot, uri: string, offset: number): Hover | undefined {
  const path = deployedPathAt(snapshot, uri, offset);
  if (!path) return undefined;
  const { deployed, origin, target } = path;
  const { namespace, namespaceFor } = deployed;
  const file = linkToPlace(snapshot, { uri: target, start: 0, end: 0 }, relativePath(dirname(uri), target));
  const rest = isKnown(namespace)
    ? `, into namespace ${code(namespace.value)}${namespaceFor === 'unnamed' ? ' where none is written' : ''}`
    : '';
  return { location: origin, markdown: `Deploys ${file}${rest}` };
}
