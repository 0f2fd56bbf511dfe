/** Where an object speaks of labels: those of its pods and its own, and those that its selectors ask for. */
import type { Requirement } from '../../kinds/labels';
import type { SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import type { KubeObject } from '../../kinds/object';
import { selectableAs } from '../../network/selectObjects';
import type { Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { LabelPart } from '../occurrences';
import { offsetsIn } from '../renderedSymbols';
import { type Declaration, declarationsOf } from '../symbolAt';

/** A label that is declared, or asked for; `carried`: an object's own that no selector looks at. */
export type LabelSource =
  | {
      readonly type: 'declared';
      readonly declaration: Declaration & { readonly type: 'label' | 'own label' };
    }
  | { readonly type: 'asked'; readonly link: SelectorLink; readonly requirement: Requirement }
  | { readonly type: 'carried' };

export interface LabelUse {
  readonly object: KubeObject;
  readonly source: LabelSource;
  /** Of the label, whichever part is meant. */
  readonly key: string;
  readonly part: LabelPart;
  readonly text: Text;
}

/** Every key and value of a label in `object`. */
export function labelUsesOf(object: KubeObject): readonly LabelUse[] {
  const declared = declarationsOf(object).flatMap((declaration): readonly LabelUse[] => {
    if (declaration.type !== 'label' && declaration.type !== 'own label') return [];
    const { key, value } = declaration.pair;
    const use = { object, source: { type: 'declared', declaration }, key: key.value } as const;
    return [
      { ...use, part: 'key', text: key },
      { ...use, part: 'value', text: value },
    ];
  });
  const asked = linksOf(object).flatMap((link): readonly LabelUse[] => {
    if (link.type !== 'selector') return [];
    return link.selector.requirements.flatMap((requirement): readonly LabelUse[] => {
      const { key, values } = requirement;
      const use = { object, source: { type: 'asked', link, requirement }, key: key.value } as const;
      return [
        { ...use, part: 'key', text: key },
        ...values.map((text) => ({ ...use, part: 'value', text }) as const),
      ];
    });
  });
  return [...declared, ...asked, ...carriedBy(object)];
}

/** Its own labels, where they are not among what it declares. */
function carriedBy(object: KubeObject): readonly LabelUse[] {
  const { labels, pods } = object;
  if (selectableAs(object) !== undefined || labels === pods?.labels) return [];
  const known = new Set(pods?.labels.pairs.map(({ value }) => value));
  return labels.pairs
    .filter(({ value }) => !known.has(value))
    .flatMap(({ key, value }): readonly LabelUse[] => {
      const use = { object, source: { type: 'carried' }, key: key.value } as const;
      return [
        { ...use, part: 'key', text: key },
        { ...use, part: 'value', text: value },
      ];
    });
}

/**
 * Uses whose text is written at `offset` of the file `uri`, in what kustomizations render of it, or else in the file itself;
 * `deployed` is the deployed snapshot.
 */
export function labelUsesAt(deployed: Snapshot, uri: string, offset: number): readonly LabelUse[] {
  const facts = deployed.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const document = facts?.documents[index];
  const local = offset - (facts?.starts[index] ?? 0);
  const made = deployed.madeFrom(uri);
  return (made ?? document?.objects ?? []).flatMap((object) => {
    const places = object.document.origins ? offsetsIn(object, document, local) : [local];
    if (places.length === 0) return [];
    return labelUsesOf(object).filter(({ text }) =>
      writtenAt(text).some((each) => places.some((place) => touches(each, place))),
    );
  });
}

/** Every place at which `text` is written. */
export function writtenAt(text: Text): readonly Text[] {
  return [text, ...(text.also ?? [])];
}
