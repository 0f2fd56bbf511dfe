/** Paths as a person would write them in a kustomization. */

/** `target` as seen from `folder`: `../base/web.yaml`. Empty for the folder itself. */
export function relativePath(folder: string, target: string): string {
  const [from, to] = [folder.split('/'), target.split('/')];
  const shared = from.findIndex((part, index) => part !== to[index]);
  const common = shared < 0 ? from.length : shared;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
