/** Where features look for what stands at a place: in what kustomizations render of it, or else in the file itself. */
import type { Snapshot } from '../workspace/snapshot';
import { renderedSymbols } from './renderedSymbols';
import { symbolAt, type SymbolAt } from './symbolAt';

export interface SymbolsFor {
  /** The snapshot that the symbols are of. */
  readonly snapshot: Snapshot;
  /** One for each kustomization that renders the place; never empty. */
  readonly symbols: readonly SymbolAt[];
}

/** Those of the file itself where no kustomization makes a link or a declaration of what stands there. */
export function symbolsFor(snapshot: Snapshot, uri: string, offset: number): SymbolsFor {
  const { deployed } = snapshot;
  const rendered = renderedSymbols(deployed, uri, offset).filter(isSomething);
  if (rendered.length > 0) return { snapshot: deployed, symbols: rendered };
  return { snapshot, symbols: [symbolAt(snapshot, uri, offset)] };
}

/**
 * Where navigation looks, in order: what is deployed first where Helm has rendered charts, as templates alone do not say
 * what things are called.
 */
export function navigated(snapshot: Snapshot): readonly Snapshot[] {
  return snapshot.layout.leaves.some(({ release }) => release) ? [snapshot.deployed, snapshot] : [snapshot];
}

function isSomething({ origins, declarations }: SymbolAt): boolean {
  return origins.length + declarations.length > 0;
}
