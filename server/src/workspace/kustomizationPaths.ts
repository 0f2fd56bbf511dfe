/** Where a path that a kustomization names leads: to a file, or to the kustomization of a folder. */
import { join } from './paths';

/** In the order in which kustomize looks for them. */
export const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/**
 * URI of the file that `path` means, seen from `folder`; undefined where there is none: it is remote, or missing. A
 * file goes before a folder, and both before anything remote.
 */
export function fileAt(folder: string, path: string, exists: (uri: string) => boolean): string | undefined {
  if (path === '' || path.startsWith('/') || path.includes('://')) return undefined;
  const target = join(folder, path);
  return [target, ...KUSTOMIZATION_NAMES.map((name) => `${target}/${name}`)].find(exists);
}
