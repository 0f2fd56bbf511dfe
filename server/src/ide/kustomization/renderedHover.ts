/** Hover on what kustomizations render: what a place in a base or a patch comes to in each of them. */
import { commonFolder, dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { Hover } from '../hover';
import type { HoverContent } from '../hovers/content';
import { code } from '../markdown';
import { renderedSymbols } from '../renderedSymbols';
import type { SymbolAt } from '../symbolAt';

/** More differ in ways that nobody reads in a hover. */
const MAX_SHOWN = 2;

interface Shown {
  readonly content: HoverContent;
  readonly hover: Hover;
  readonly folder: string;
}

/**
 * What `contentOf` says of the place, once where all kustomizations agree; where one is looked from, what it says there.
 * Undefined where there is nothing to say, or nothing is rendered.
 */
export function renderedHover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  contentOf: (deployed: Snapshot, symbol: SymbolAt) => HoverContent | undefined,
): Hover | undefined {
  const { deployed } = snapshot;
  const all = renderedSymbols(deployed, uri, offset).flatMap((symbol): readonly Shown[] => {
    const { object } = symbol;
    const content = object && contentOf(deployed, symbol);
    if (!content) return [];
    const location = deployed.locate(object, content.span);
    const folder = deployed.unitsOf(object)[0]?.id ?? '';
    if (location.uri !== uri) return [];
    return [{ content, folder, hover: { location, markdown: content.lines.join('\n\n') } }];
  });
  const seen = snapshot.viewOf(uri);
  const shown = seen ? all.filter(({ folder }) => seen.has(folder)) : all;
  const distinct = [
    ...new Map(shown.toReversed().map((each) => [each.hover.markdown, each])).values(),
  ].toReversed();
  const [first] = distinct;
  if (!first || distinct.length === 1) return first?.hover;
  const root = commonFolder([dirname(uri), ...all.map(({ folder }) => folder)]) ?? '';
  const parts = distinct.slice(0, MAX_SHOWN).map(({ folder, hover: { markdown } }) => {
    return `In ${code(folder.slice(root.length + 1) || '.')}:\n\n${markdown}`;
  });
  const more = distinct.length - MAX_SHOWN;
  return { ...first.hover, markdown: [...parts, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n\n') };
}
