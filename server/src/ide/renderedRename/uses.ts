/**
 * Where an object speaks of labels and of the names of ports: those of its pods and its own, and those that its selectors
 * and references ask for.
 */
import type { Requirement } from '../../kinds/labels';
import type { PortLink, SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { selectableAs } from '../../network/selectObjects';
import { integer, isKnown, type Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { LabelPart } from '../occurrences';
import { offsetsIn } from '../renderedSymbols';
import { type Declaration, declarationsOf } from '../symbolAt';

export type LabelDeclaration = Declaration & { readonly type: 'label' | 'own label' };
export type PortDeclaration = Declaration & { readonly type: 'container port' | 'service port' };

/** A label or a port that is declared, or asked for; `carried`: a label of the object that no selector looks at. */
export type Source =
  | { readonly type: 'declared'; readonly declaration: LabelDeclaration | PortDeclaration }
  | { readonly type: 'asked'; readonly link: SelectorLink; readonly requirement: Requirement }
  | { readonly type: 'asked port'; readonly link: PortLink }
  | { readonly type: 'carried' };

export interface Use {
  readonly object: KubeObject;
  readonly source: Source;
  /** Of the label, whichever part is meant; undefined for a port. */
  readonly key: string | undefined;
  /** Of a port its name. */
  readonly part: LabelPart;
  readonly text: Text;
}

/** Every key and value of a label, and every name of a port, in `object`. */
export function usesOf(object: KubeObject): readonly Use[] {
  return [
    ...declaredBy(object),
    ...linksOf(object).flatMap((link) => askedBy(object, link)),
    ...carriedBy(object),
  ];
}

function declaredBy(object: KubeObject): readonly Use[] {
  return declarationsOf(object).flatMap((declaration): readonly Use[] => {
    if (isLabel(declaration)) return pairUses(object, declaration.pair, { type: 'declared', declaration });
    const text = isPort(declaration) ? declaration.port.name : undefined;
    if (!isPort(declaration) || !text || declaration.span !== text) return []; // a port has a number, too
    return [{ object, source: { type: 'declared', declaration }, key: undefined, part: 'value', text }];
  });
}

function askedBy(object: KubeObject, link: ReturnType<typeof linksOf>[number]): readonly Use[] {
  if (link.type === 'port') {
    const isName = isKnown(link.port) && integer(link.port) === undefined && link.port.end > link.port.start;
    const use = { object, source: { type: 'asked port', link }, key: undefined, part: 'value' } as const;
    return isName ? [{ ...use, text: link.port }] : [];
  }
  if (link.type !== 'selector') return [];
  return link.selector.requirements.flatMap((requirement): readonly Use[] => {
    const { key, values } = requirement;
    const use = { object, source: { type: 'asked', link, requirement }, key: key.value } as const;
    return [
      { ...use, part: 'key', text: key },
      ...values.map((text) => ({ ...use, part: 'value', text }) as const),
    ];
  });
}

/** Its own labels, where they are not among what it declares. */
function carriedBy(object: KubeObject): readonly Use[] {
  const { labels, pods } = object;
  if (selectableAs(object) !== undefined) return [];
  const known = new Set(pods?.labels.pairs.map(({ value }) => value));
  return labels.pairs
    .filter(({ value }) => !known.has(value))
    .flatMap((pair) => pairUses(object, pair, { type: 'carried' }));
}

function pairUses(
  object: KubeObject,
  { key, value }: LabelDeclaration['pair'],
  source: Source,
): readonly Use[] {
  const use = { object, source, key: key.value };
  return [
    { ...use, part: 'key', text: key },
    { ...use, part: 'value', text: value },
  ];
}

export function isLabel(declaration: Declaration): declaration is LabelDeclaration {
  return declaration.type === 'label' || declaration.type === 'own label';
}

export function isPort(declaration: Declaration): declaration is PortDeclaration {
  return declaration.type === 'container port' || declaration.type === 'service port';
}

/**
 * Uses whose text is written at `offset` of the file `uri`, in what kustomizations render of it, or else in the file itself;
 * `deployed` is the deployed snapshot.
 */
export function usesAt(deployed: Snapshot, uri: string, offset: number): readonly Use[] {
  const facts = deployed.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const document = facts?.documents[index];
  const local = offset - (facts?.starts[index] ?? 0);
  const made = deployed.madeFrom(uri);
  return (made ?? document?.objects ?? []).flatMap((object) => {
    const places = object.document.origins ? offsetsIn(object, document, local) : [local];
    if (places.length === 0) return [];
    return usesOf(object).filter(({ text }) =>
      writtenAt(text).some((each) => places.some((place) => touches(each, place))),
    );
  });
}

/** Every place at which `text` is written. */
export function writtenAt(text: Text): readonly Text[] {
  return [text, ...(text.also ?? [])];
}
