/** What stands at an offset: links that start there, and things declared there that others link to. */
import type { LabelPair, Requirement } from '../kinds/labels';
import type { Link } from '../kinds/link';
import { linksOf } from '../kinds/links';
import type { DeclaredPort, Document, KubeObject, Provided } from '../kinds/object';
import type { ContainerPort } from '../kinds/podTemplate';
import { selectableAs } from '../network/selectObjects';
import { type Span, touches } from '../syntax/span';
import type { Snapshot } from '../workspace/snapshot';

/** A link whose text stands at the offset; `span` is that text, in the object's document. */
export interface Origin {
  readonly object: KubeObject;
  readonly link: Link;
  /** Of a selector: the requirement at the offset; undefined on the selector's own key. */
  readonly requirement: Requirement | undefined;
  readonly span: Span;
}

/** Something that links lead to. */
export type Declaration =
  | { readonly type: 'name'; readonly object: KubeObject; readonly span: Span }
  | { readonly type: 'label'; readonly object: KubeObject; readonly pair: LabelPair; readonly span: Span }
  /** A label of the object itself, where selectors look at its kind: Namespaces, Services, Ingresses. */
  | { readonly type: 'own label'; readonly object: KubeObject; readonly pair: LabelPair; readonly span: Span }
  /** The name of something that the object's controller makes, or of a host. */
  | {
      readonly type: 'provided';
      readonly object: KubeObject;
      readonly provided: Provided;
      readonly span: Span;
    }
  | {
      readonly type: 'service port';
      readonly object: KubeObject;
      readonly port: DeclaredPort;
      readonly span: Span;
    }
  | {
      readonly type: 'container port';
      readonly object: KubeObject;
      readonly port: ContainerPort;
      readonly span: Span;
    };

export interface SymbolAt {
  readonly document: Document | undefined;
  /** The innermost object at the offset. */
  readonly object: KubeObject | undefined;
  /** Offset in the document. */
  readonly offset: number;
  readonly origins: readonly Origin[];
  readonly declarations: readonly Declaration[];
}

/** Symbols at `offset` of the file `uri`. Empty outside objects. */
export function symbolAt(snapshot: Snapshot, uri: string, offset: number): SymbolAt {
  const facts = snapshot.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const document = facts?.documents[index];
  const local = offset - (facts?.starts[index] ?? 0);
  const object = document?.objects.find((candidate) => touches(candidate.span, local));
  if (!object) return { document, object, offset: local, origins: [], declarations: [] };
  return symbolIn(object, local);
}

/** The symbol at `offset` of the object's document. */
export function symbolIn(object: KubeObject, offset: number): SymbolAt {
  return {
    document: object.document,
    object,
    offset,
    origins: narrowest(linksOf(object).flatMap((link) => originAt(object, link, offset) ?? [])),
    declarations: declarationsAt(object, offset),
  };
}

/** A selector as a whole gives way to what stands at the offset within it. */
function narrowest(origins: readonly Origin[]): readonly Origin[] {
  const narrow = origins.filter(({ link, requirement }) => link.type !== 'selector' || requirement);
  return narrow.length > 0 ? narrow : origins;
}

function originAt(object: KubeObject, link: Link, offset: number): Origin | undefined {
  switch (link.type) {
    case 'name':
    case 'host':
      return touches(link.text, offset)
        ? { object, link, requirement: undefined, span: link.text }
        : undefined;
    case 'port':
      return touches(link.port, offset) && link.port.end > link.port.start // not a default that is not written
        ? { object, link, requirement: undefined, span: link.port }
        : undefined;
    case 'selector': {
      const { selector } = link;
      const requirement = selector.requirements.find((candidate) => touches(candidate, offset));
      const span = requirement ?? selector;
      return touches(span, offset) && selector.end > selector.start
        ? { object, link, requirement, span }
        : undefined;
    }
  }
}

/** Declarations whose text is at the offset; or else the port within whose entry it is. */
function declarationsAt(object: KubeObject, offset: number): readonly Declaration[] {
  const all = declarationsOf(object);
  const exact = all.filter((declaration) => touches(declaration.span, offset));
  return exact.length > 0 ? exact : all.filter((each) => 'port' in each && touches(each.port, offset));
}

/** Everything in `object` that a link can lead to. */
export function declarationsOf(object: KubeObject): readonly Declaration[] {
  const { name, pods, ports } = object;
  const own: readonly Declaration[] = name ? [{ type: 'name', object, span: name }] : [];
  const labels = (pods?.labels.pairs ?? []).map((pair): Declaration => {
    return { type: 'label', object, pair, span: pairSpan(pair) };
  });
  const containerPorts = (pods?.containers ?? []).flatMap((container) =>
    container.ports.flatMap((port) =>
      portTexts(port).map((span): Declaration => ({ type: 'container port', object, port, span })),
    ),
  );
  const servicePorts = ports.flatMap((port) =>
    portTexts(port).map((span): Declaration => ({ type: 'service port', object, port, span })),
  );
  return [...own, ...labels, ...containerPorts, ...servicePorts, ...ownLabels(object), ...provided(object)];
}

function ownLabels(object: KubeObject): readonly Declaration[] {
  if (selectableAs(object) === undefined) return [];
  return object.labels.pairs.map((pair) => ({ type: 'own label', object, pair, span: pairSpan(pair) }));
}

/** What bears the object's own name is declared by that. */
function provided(object: KubeObject): readonly Declaration[] {
  return object.provides
    .filter(({ name }) => name.start !== object.name?.start)
    .map((each) => ({ type: 'provided', object, provided: each, span: each.name }));
}

/** Key and value; an alias as value stands elsewhere, so the key alone. */
function pairSpan({ key, value }: LabelPair): Span {
  return { start: key.start, end: value.end < key.end ? key.end : value.end };
}

function portTexts(port: DeclaredPort): readonly Span[] {
  return [port.name, port.number].filter((text) => text !== undefined);
}
