/** Hover on what kustomizations render: what a place in a base or a patch comes to in each of them. */
import { commonFolder, dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { Hover } from '../hover';
import type { HoverContent } from '../hovers/content';
import { code } from '../markdown';
import { renderedSymbols } from '../renderedSymbols';
import type { SymbolAt } from '../symbolAt';

/** Contents with more lines are shown once. */
const FEW_LINES = 2;
/** More differ in ways that nobody reads in a hover. */
const MAX_SHOWN = 2;
const MAX_NAMED = 3;

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
  const shown = all
    .filter(({ folder }) => !seen || seen.has(folder))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  const distinct = [
    ...new Map(shown.toReversed().map((each) => [each.hover.markdown, each])).values(),
  ].toReversed();
  const [first] = distinct;
  if (!first || distinct.length === 1) return first?.hover;
  const root = commonFolder([dirname(uri), ...all.map(({ folder }) => folder)]) ?? '';
  const nameOf = ({ folder }: Shown): string => code(folder.slice(root.length + 1) || '.');
  const short = distinct.every(({ content }) => content.lines.length <= FEW_LINES);
  const count = short ? MAX_SHOWN : 1;
  const parts = distinct.slice(0, count).map((each) => `In ${nameOf(each)}:\n\n${each.hover.markdown}`);
  const others = distinct.slice(count);
  const rest = others.length - MAX_NAMED;
  const names = [...others.slice(0, MAX_NAMED).map(nameOf), ...(rest > 0 ? [`${rest} more`] : [])];
  const more = names.length > 0 ? [`It differs in ${names.join(', ')}`] : [];
  return { ...first.hover, markdown: [...parts, ...more].join('\n\n') };
}
