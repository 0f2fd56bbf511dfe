/** Symbols in what kustomizations render: a place in a base or in a patch stands for one in each object made of it. */
import type { KubeObject } from '../kinds/object';
import { offsetOf } from '../workspace/kustomize/regions';
import type { Snapshot } from '../workspace/snapshot';
import { symbolIn, type SymbolAt } from './symbolAt';

/**
 * Symbols at `offset` of the file `uri` in the objects that have a value from there, by units; of the objects of
 * `deployed`, which is the deployed snapshot. Empty where no kustomization reaches the file.
 */
export function renderedSymbols(deployed: Snapshot, uri: string, offset: number): readonly SymbolAt[] {
  const made = deployed.madeFrom(uri);
  const facts = made && deployed.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const document = facts?.documents[index];
  const local = offset - (facts?.starts[index] ?? 0);
  return (made ?? []).flatMap((object) => {
    const symbols = offsetsIn(object, document, local).map((place) => symbolIn(object, place));
    return (
      symbols.find((symbol) => symbol.origins.length + symbol.declarations.length > 0) ?? symbols.slice(0, 1)
    );
  });
}

/** Offsets of a rendered object that stand for one of a file's document; that of text in a scalar before that of the whole. */
export function offsetsIn(object: KubeObject, document: unknown, local: number): readonly number[] {
  const regions = object.document.origins?.regions ?? [];
  const fitting = regions.filter((region) => region.document === document);
  const inner = fitting.toSorted((a, b) => (a.lines ? 0 : 1) - (b.lines ? 0 : 1));
  return inner.flatMap((region) => offsetOf(region, local) ?? []);
}

/** What the unit with the folder `id` makes of `object`; the object itself where it is not rendered. */
export function renderedIn(
  deployed: Snapshot,
  object: KubeObject,
  id: string | undefined,
): KubeObject | undefined {
  const made = deployed.madeFrom(object.document.uri);
  if (!made || object.document.origins) return object;
  return made.find(
    (each) => isMadeFrom(each, object) && deployed.unitsOf(each).some((unit) => unit.id === id),
  );
}

/** True where `rendered` is what a kustomization makes of `written`. */
export function isMadeFrom(rendered: KubeObject | undefined, written: KubeObject): boolean {
  const own = rendered?.document.origins?.own;
  return (
    rendered !== undefined &&
    own?.document === written.document &&
    rendered.span.start - own.start === written.span.start
  );
}
