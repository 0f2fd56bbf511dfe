/**
 * Every text that has to change together with a label where kustomizations render it: what its family has in one
 * deployment, and whatever else is rendered of the same texts in others, until nothing new turns up.
 */
import { resolve } from '../../network/resolve';
import type { Text } from '../../syntax/node';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { familyOf, type LabelPart, textsOf } from '../occurrences';
import { type Declaration, declarationsOf } from '../symbolAt';
import { type LabelUse, labelUsesAt, writtenAt } from './labelUses';

/** A text of a label, and where it is written. */
export interface LabelText {
  readonly use: Pick<LabelUse, 'object'>;
  readonly text: Text;
  readonly location: Location;
}

/** All texts of the label part that `first` is; each place once. */
export function labelFamily(deployed: Snapshot, first: readonly LabelUse[]): readonly LabelText[] {
  const [subject] = first;
  if (!subject) return [];
  const { part, text: wanted } = subject;
  const texts = new Map<string, LabelText>();
  const declared = new Set<object>();
  const queue: LabelUse[] = [...first];
  const add = (use: LabelText['use'], text: Text): void => {
    for (const each of writtenAt(text)) {
      const location = deployed.locate(use.object, each);
      const key = `${location.uri}:${location.start}`;
      if (texts.has(key)) continue;
      texts.set(key, { use, text: each, location });
      queue.push(...labelUsesAt(deployed, location.uri, location.start));
    }
  };
  const isMeant = (text: Text | undefined): boolean => text?.value === wanted.value;
  for (let use = queue.pop(); use; use = queue.pop()) {
    if (use.part !== part || !isMeant(use.text)) continue;
    add(use, use.text);
    for (const declaration of declarationsBehind(deployed, use)) {
      if (declared.has(declaration.pair) || !isMeant(declaration.pair[part])) continue;
      const family = familyOf(deployed, declaration, (other) => isMeant(partOf(other, part)));
      for (const each of family.declarations) {
        if (!isLabel(each)) continue;
        declared.add(each.pair);
        add(each, each.pair[part]);
      }
      for (const reference of family.references)
        for (const text of textsOf(reference, wanted.value, part)) add(reference, text);
    }
  }
  return [...texts.values()];
}

type Labelled = Declaration & { readonly type: 'label' | 'own label' };

function isLabel(declaration: Declaration): declaration is Labelled {
  return declaration.type === 'label' || declaration.type === 'own label';
}

function partOf(declaration: Declaration, part: LabelPart): Text | undefined {
  return isLabel(declaration) ? declaration.pair[part] : undefined;
}

/** The label itself, or those that the selector finds; none behind one that no selector looks at. */
function declarationsBehind(deployed: Snapshot, { object, source }: LabelUse): readonly Labelled[] {
  if (source.type === 'declared') return [source.declaration];
  if (source.type === 'carried') return [];
  return resolve(deployed, object, source.link, source.requirement).targets.flatMap((target) =>
    declarationsOf(target.object)
      .filter(isLabel)
      .filter(({ span }) => target.span.start <= span.start && span.end <= target.span.end),
  );
}
