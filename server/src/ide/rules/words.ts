/** Words that the messages of several rules share. */
import type { Requirement } from '../../kinds/labels';
import { type KubeObject, refOf } from '../../kinds/object';
import type { Snapshot } from '../../workspace/snapshot';

/** ``namespace `shop` ``, or `its namespace` where the deployment decides it. */
export function namespaceOf(snapshot: Snapshot, object: KubeObject): string {
  const namespace = snapshot.namespaceOf(object);
  return namespace === undefined ? 'its namespace' : `namespace \`${namespace}\``;
}

/** `` `app: web` `` */
export function pairOf({ key, values }: Requirement): string {
  return `\`${key.value}: ${values.map((value) => value.value).join(', ')}\``;
}

/** `deployment/web`, or `deployment/web and 2 more`. */
export function refsOf(objects: readonly KubeObject[]): string {
  const [first] = objects;
  if (!first) return 'nothing';
  return objects.length === 1 ? refOf(first) : `${refOf(first)} and ${objects.length - 1} more`;
}
