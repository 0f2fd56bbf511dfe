/** Kinds of which only the links matter: one function from the tree to its outgoing edges. */
import { isKnown, type Node, scalarAt, type Text } from '../syntax/node';
import type { Link, NameLink } from './link';
import {
  type DecodeContext,
  type Decoded,
  type DeclaredPort,
  groupOf,
  type KindDefinition,
  type KubeObject,
  type Provided,
  type Scope,
} from './object';
import { groupToday } from './formerGroups';
import type { MapNode } from '../syntax/node';

export interface LinkedSpec {
  readonly links: readonly Link[];
}

interface LinkedKind<Facts> {
  readonly group: string;
  readonly kind: string;
  readonly docs: string;
  readonly scope?: Scope;
  links(root: MapNode, context: DecodeContext): readonly Link[];
  /** Objects that the controller makes from this one. */
  provides?(root: MapNode): readonly Provided[];
  /** Named parts that others refer to by the object's name. */
  ports?(root: MapNode): readonly DeclaredPort[];
  /** What else of it decides where traffic goes. */
  facts?(root: MapNode, context: DecodeContext): Facts;
}

/** A kind from its links and its facts. */
export function defineLinked<Facts extends object>(
  kind: LinkedKind<Facts> & Required<Pick<LinkedKind<Facts>, 'facts'>>,
): KindDefinition<LinkedSpec & Facts>;
/** A kind from its links. */
export function defineLinked(kind: LinkedKind<object>): KindDefinition<LinkedSpec>;
export function defineLinked(kind: LinkedKind<object>): KindDefinition<LinkedSpec> {
  return {
    group: kind.group,
    kind: kind.kind,
    scope: kind.scope ?? 'Namespaced',
    docs: kind.docs,
    decode: (root, context): Decoded<LinkedSpec> => ({
      spec: { links: kind.links(root, context), ...kind.facts?.(root, context) },
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
export const NAMESPACE: ObjectKind = { group: '', kind: 'Namespace' };
export const SERVICE_ACCOUNT: ObjectKind = { group: '', kind: 'ServiceAccount' };
export const DEPLOYMENT: ObjectKind = { group: 'apps', kind: 'Deployment' };
/** No object of the API: what declares a host for others to use (`provides`). */
export const HOST: ObjectKind = { group: 'selectrail', kind: 'Host' };
export const CONFIG_MAP: ObjectKind = { group: '', kind: 'ConfigMap' };

/** A link by name; none where no name is written. */
export function nameLink(
  role: string,
  text: Text | undefined,
  to: ObjectKind,
  namespace?: Text | undefined,
): readonly NameLink[] {
  return text && text.value !== '' ? [{ type: 'name', role, text, ...to, namespace }] : [];
}

/** A link to a Service and to its port. */
export function serviceLinks(
  role: string,
  name: Text | undefined,
  port: Text | undefined,
  namespace?: Text | undefined,
): readonly Link[] {
  return nameLink(role, name, SERVICE, namespace).flatMap((of): readonly Link[] =>
    port ? [of, { type: 'port', role: `${role} port`, port, protocol: 'TCP', of }] : [of],
  );
}

/** `{name, namespace, port}` at `node`, as many custom resources write a Service. */
export function serviceRefLinks(role: string, node: Node | undefined): readonly Link[] {
  return serviceLinks(role, scalarAt(node, 'name'), scalarAt(node, 'port'), scalarAt(node, 'namespace'));
}

/**
 * The same for a Service that the API server calls: its port is 443 where none is written.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference
 */
export function calledServiceLinks(role: string, node: Node | undefined): readonly Link[] {
  const name = scalarAt(node, 'name');
  const port = scalarAt(node, 'port') ?? (name && implied(name, '443'));
  return serviceLinks(role, name, port, scalarAt(node, 'namespace'));
}

/** A number that the API assumes, of no width, behind `text`. */
function implied(text: Text, value: string): Text {
  return { ...text, value, type: 'number', style: 'double', start: text.end };
}

/** `{apiVersion | apiGroup | group, kind, name, namespace}` at `node`; what is not written is as in `fallback`, whose kind may be empty. */
export function objectRefLinks(
  role: string,
  node: Node | undefined,
  fallback: ObjectKind,
): readonly NameLink[] {
  const kind = scalarAt(node, 'kind')?.value ?? fallback.kind;
  const apiVersion = scalarAt(node, 'apiVersion')?.value;
  const written = scalarAt(node, 'apiGroup') ?? scalarAt(node, 'group');
  const group = apiVersion === undefined ? (written?.value ?? fallback.group) : groupOf(apiVersion);
  const to = { group: groupToday(group, kind), kind };
  if (kind === '') return [];
  return nameLink(role, scalarAt(node, 'name'), to, scalarAt(node, 'namespace'));
}

/** The Secret that `{name}` at `keys` names, such as a `secretKeyRef`. */
export function secretLinks(
  role: string,
  node: Node | undefined,
  ...keys: readonly string[]
): readonly NameLink[] {
  return nameLink(role, scalarAt(node, ...keys, 'name'), SECRET);
}

/** `name` or `namespace/name` in one text. */
export function qualifiedLinks(role: string, text: Text | undefined, to: ObjectKind): readonly NameLink[] {
  if (!text) return [];
  const { namespace, name } = namespacedName(text);
  return nameLink(role, name, to, namespace);
}

/** `namespace/name` split into its two texts; the namespace is undefined where there is no slash. */
export function namespacedName(text: Text): { namespace: Text | undefined; name: Text } {
  const slash = isVerbatim(text) ? text.value.indexOf('/') : -1;
  if (slash < 0) return { namespace: undefined, name: text };
  return { namespace: part(text, 0, slash), name: part(text, slash + 1, text.value.length) };
}

/** The parts of `text` between `separator`s, spaces around them left out; none where they do not stand as they read. */
export function partsOf(text: Text | undefined, separator: string): readonly Text[] {
  if (!text || !isVerbatim(text)) return [];
  let from = 0;
  return text.value.split(separator).flatMap((piece) => {
    const start = from + piece.length - piece.trimStart().length;
    from += piece.length + separator.length;
    return piece.trim() === '' ? [] : [part(text, start, start + piece.trim().length)];
  });
}

/** `text` as a number, where it is written as a string of digits. */
export function numeral(text: Text): Text {
  return /^\d+$/.test(text.value) ? { ...text, type: 'number' } : text;
}

/** True for a known value that rendering made of something else, so that its parts stand nowhere by themselves. */
export function isMade(text: Text): boolean {
  return isKnown(text) && text.written !== undefined;
}

/** True where the source reads as the value: no escapes, no folding, no template. */
function isVerbatim(text: Text): boolean {
  return (
    isMade(text) || (isKnown(text) && text.style !== 'block' && text.end - text.start === text.value.length)
  );
}

/**
 * The characters `from` to `to` of a scalar, as a scalar of their own; where rendering made the value, at the place of the
 * whole. Only for values without escapes.
 */
export function part(text: Text, from: number, to: number): Text {
  if (isMade(text)) return { ...text, value: text.value.slice(from, to) };
  return { ...text, value: text.value.slice(from, to), start: text.start + from, end: text.start + to };
}
