/** Words that the messages of several rules share. */
import type { Requirement } from '../../kinds/labels';
import type { NameLink } from '../../kinds/link';
import { type DeclaredPort, type KubeObject, refOf } from '../../kinds/object';
import { placeOfName } from '../../network/resolve';
import type { Snapshot } from '../../workspace/snapshot';

/** ``namespace `shop` ``, or `its namespace` where the deployment decides it. */
export function namespaceOf(snapshot: Snapshot, object: KubeObject): string {
  return namespaceWords(snapshot.namespaceOf(object));
}

/** ``namespace `shop` ``, or `its namespace` where `namespace` is not known. */
export function namespaceWords(namespace: string | undefined): string {
  return namespace === undefined ? 'its namespace' : `namespace \`${namespace}\``;
}

/** The namespace that `link` of `object` looks in; undefined where the deployment decides it. */
export function linkNamespace(snapshot: Snapshot, object: KubeObject, link: NameLink): string | undefined {
  const { namespace } = placeOfName(snapshot, object, link);
  return typeof namespace === 'string' ? namespace : undefined;
}

/** `` `http` (80) ``, or `` `80` `` where the port has no name. */
export function portWords({ name, number }: DeclaredPort): string {
  return name ? `\`${name.value}\` (${number?.value})` : `\`${number?.value}\``;
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
