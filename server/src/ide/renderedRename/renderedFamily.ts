/**
 * Every text that has to change together with a label, or the name of a port, where kustomizations render it: what its
 * family has in one deployment, and whatever else is rendered of the same texts in others, until nothing new turns up.
 */
import { resolve } from '../../network/resolve';
import type { Text } from '../../syntax/node';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { familyOf, type LabelPart, textsOf } from '../occurrences';
import { type Declaration, declarationsOf } from '../symbolAt';
import {
  isLabel,
  isPort,
  type LabelDeclaration,
  type PortDeclaration,
  type Use,
  usesAt,
  writtenAt,
} from './uses';

/** A text that has the name, and where it is written. */
export interface WrittenText {
  readonly use: Pick<Use, 'object'>;
  readonly text: Text;
  readonly location: Location;
}

export interface RenderedFamily {
  readonly declarations: readonly Declaration[];
  /** Each place once. */
  readonly texts: readonly WrittenText[];
}

/** Of what `first` are uses of: one part of a label, or a port. */
export function renderedFamily(deployed: Snapshot, first: readonly Use[]): RenderedFamily {
  const [subject] = first;
  if (!subject) return { declarations: [], texts: [] };
  const { part, key, text: wanted } = subject;
  const texts = new Map<string, WrittenText>();
  const declarations = new Map<object, Declaration>();
  const queue: Use[] = [...first];
  const add = (use: WrittenText['use'], text: Text): void => {
    for (const each of writtenAt(text)) {
      const location = deployed.locate(use.object, each);
      const place = `${location.uri}:${location.start}`;
      if (texts.has(place)) continue;
      texts.set(place, { use, text: each, location });
      queue.push(...usesAt(deployed, location.uri, location.start));
    }
  };
  const isMeant = (text: Text | undefined): boolean => text?.value === wanted.value;
  const isAlike = (use: Use): boolean => (use.key === undefined) === (key === undefined) && use.part === part;
  for (let use = queue.pop(); use; use = queue.pop()) {
    if (!isAlike(use) || !isMeant(use.text)) continue;
    add(use, use.text);
    for (const declaration of declarationsBehind(deployed, use)) {
      if (declarations.has(idOf(declaration)) || !isMeant(textOf(declaration, part))) continue;
      const family = familyOf(deployed, declaration, (other) => isMeant(textOf(other, part)));
      for (const each of family.declarations) {
        const text = textOf(each, part);
        if (!text || !isNamed(each)) continue;
        declarations.set(idOf(each), each);
        add(each, text);
      }
      for (const reference of family.references)
        for (const text of textsOf(reference, wanted.value, part)) add(reference, text);
    }
  }
  return { declarations: [...declarations.values()], texts: [...texts.values()] };
}

type Named = LabelDeclaration | PortDeclaration;

function isNamed(declaration: Declaration): declaration is Named {
  return isLabel(declaration) || isPort(declaration);
}

function idOf(declaration: Named): object {
  return isLabel(declaration) ? declaration.pair : declaration.port;
}

function textOf(declaration: Declaration, part: LabelPart): Text | undefined {
  if (isLabel(declaration)) return declaration.pair[part];
  return isPort(declaration) && part === 'value' ? declaration.port.name : undefined;
}

/** What is declared there itself, or what is asked for; none behind a label that no selector looks at. */
function declarationsBehind(deployed: Snapshot, { object, source }: Use): readonly Named[] {
  switch (source.type) {
    case 'declared':
      return [source.declaration];
    case 'carried':
      return [];
    case 'asked':
    case 'asked port': {
      const requirement = source.type === 'asked' ? source.requirement : undefined;
      const accepts = source.type === 'asked' ? isLabel : isPort;
      return resolve(deployed, object, source.link, requirement).targets.flatMap((target) =>
        declarationsOf(target.object)
          .filter(isNamed)
          .filter(accepts)
          .filter(({ span }) => target.span.start <= span.start && span.end <= target.span.end),
      );
    }
  }
}
