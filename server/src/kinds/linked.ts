/** Kinds of which only the links matter: one function from the tree to its outgoing edges. */
import { isKnown, type Node, scalarAt, type Text } from '../syntax/node';
import type { Link, NameLink } from './link';
import type {
  DecodeContext,
  Decoded,
  DeclaredPort,
  KindDefinition,
  KubeObject,
  Provided,
  Scope,
} from './object';
import type { MapNode } from '../syntax/node';

export interface LinkedSpec {
  readonly links: readonly Link[];
}

interface LinkedKind {
  readonly group: string;
  readonly kind: string;
  readonly docs: string;
  readonly scope?: Scope;
  links(root: MapNode, context: DecodeContext): readonly Link[];
  /** Objects that the controller makes from this one. */
  provides?(root: MapNode): readonly Provided[];
  /** Named parts that others refer to by the object's name. */
  ports?(root: MapNode): readonly DeclaredPort[];
}

/** A kind from its links. */
export function defineLinked(kind: LinkedKind): KindDefinition<LinkedSpec> {
  return {
    group: kind.group,
    kind: kind.kind,
    scope: kind.scope ?? 'Namespaced',
    docs: kind.docs,
    decode: (root, context): Decoded<LinkedSpec> => ({
      spec: { links: kind.links(root, context) },
      provides: kind.provides?.(root) ?? [],
      ports: kind.ports?.(root) ?? [],
    }),
    links: (object: KubeObject<LinkedSpec>) => object.spec.links,
  };
}

export interface ObjectKind {
  readonly group: string;
  readonly kind: string;
}

export const SERVICE: ObjectKind = { group: '', kind: 'Service' };
export const SECRET: ObjectKind = { group: '', kind: 'Secret' };
export const CONFIG_MAP: ObjectKind = { group: '', kind: 'ConfigMap' };

/** A link by name; none where no name is written. */
export function nameLink(
  role: string,
  text: Text | undefined,
  to: ObjectKind,
  namespace?: Text,
): readonly NameLink[] {
  return text && text.value !== '' ? [{ type: 'name', role, text, ...to, namespace }] : [];
}

/** A link to a Service and to its port. */
export function serviceLinks(
  role: string,
  name: Text | undefined,
  port: Text | undefined,
  namespace?: Text,
): readonly Link[] {
  return nameLink(role, name, SERVICE, namespace).flatMap((of): readonly Link[] =>
    port ? [of, { type: 'port', role: `${role} port`, port, protocol: 'TCP', of }] : [of],
  );
}

/** `{name, namespace, port}` at `node`, as webhooks and many custom resources write a Service. */
export function serviceRefLinks(role: string, node: Node | undefined): readonly Link[] {
  return serviceLinks(role, scalarAt(node, 'name'), scalarAt(node, 'port'), scalarAt(node, 'namespace'));
}

/** `{apiVersion, kind, name}` at `node`, as scale targets are written. */
export function typedRefLinks(role: string, node: Node | undefined, fallback: ObjectKind): readonly Link[] {
  const kind = scalarAt(node, 'kind')?.value ?? fallback.kind;
  const apiVersion = scalarAt(node, 'apiVersion')?.value;
  const group =
    apiVersion === undefined
      ? fallback.group
      : apiVersion.includes('/')
        ? (apiVersion.split('/')[0] ?? '')
        : '';
  return nameLink(role, scalarAt(node, 'name'), { group, kind });
}

/** `namespace/name` split into its two texts; the namespace is undefined where there is no slash. */
export function namespacedName(text: Text): { namespace: Text | undefined; name: Text } {
  const slash = isKnown(text) ? text.value.indexOf('/') : -1;
  if (slash < 0) return { namespace: undefined, name: text };
  return { namespace: part(text, 0, slash), name: part(text, slash + 1, text.value.length) };
}

/** The characters `from` to `to` of a scalar, as a scalar of their own. Only for values without escapes. */
export function part(text: Text, from: number, to: number): Text {
  return { ...text, value: text.value.slice(from, to), start: text.start + from, end: text.start + to };
}
