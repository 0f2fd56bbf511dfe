/** Rename in a chart: a key of the values with all that names it, a named template with who includes it. */
import { entryAt } from '../../workspace/helm/readValues';
import { ownersOf, placesOf, subchartsAt, usesOf } from '../../workspace/helm/valuePlaces';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { Renamable, Renamed } from '../rename';
import { definesOf } from './helmDefinition';
import { helmReferences } from './helmReferences';
import { type HelmSymbol, helmSymbolAt, type PathSymbol } from './helmSymbolAt';

/** What a field may be called; other keys can be reached by `index` alone. */
const FIELD = /^[A-Za-z_]\w*$/;
const TEMPLATE_NAME = /^[^\s"'`\\]+$/;

/** Undefined where nothing of Helm's stands. */
export function prepareHelmRename(snapshot: Snapshot, uri: string, offset: number): Renamable | undefined {
  const symbol = helmSymbolAt(snapshot, uri, offset);
  if (!symbol) return undefined;
  const reason = refusal(symbol);
  if (reason !== undefined) return { state: 'refused', reason };
  return { state: 'ready', location: { uri, ...symbol.span }, value: nameOf(symbol) };
}

/** Edits that give what stands at `offset` the name `newName`; undefined where nothing of Helm's stands. */
export function helmRename(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  newName: string,
): Renamed | undefined {
  const symbol = helmSymbolAt(snapshot, uri, offset);
  if (!symbol) return undefined;
  const reason = refusal(symbol) ?? invalid(symbol, newName);
  if (reason !== undefined) return { state: 'refused', reason };
  const places =
    symbol.type === 'name' ? (helmReferences(snapshot, uri, offset, 'with') ?? []) : occurrences(symbol);
  return { state: 'done', edits: places.map((place) => ({ ...place, newText: newName })) };
}

function nameOf(symbol: HelmSymbol): string {
  return symbol.type === 'name' ? symbol.name : (symbol.path.at(-1) ?? '');
}

/** Why it must not be renamed at all. */
function refusal(symbol: HelmSymbol): string | undefined {
  if (symbol.type === 'name') {
    return definesOf(symbol.chart, symbol.name).length > 0
      ? undefined
      : 'It is defined outside of this workspace';
  }
  const { chart, path, root } = symbol;
  if (root === 'Chart' || path.length === 0) return 'Helm decides this name';
  if (path.length === 1 && path[0] === 'global') return 'Helm decides this name';
  if (subchartsAt(chart, path).length > 0) return 'A subchart decides this name';
  if (placesOf(chart, path).length === 0) return 'No values file of this workspace has this key';
  const holder = uses(symbol).find(({ exact }) => !exact);
  return holder && `\`${holder.text}\` is used as a whole, with the names of its keys`;
}

function invalid(symbol: HelmSymbol, newName: string): string | undefined {
  if (symbol.type === 'name') {
    if (!TEMPLATE_NAME.test(newName)) return `\`${newName}\` is no name for a template`;
    return definesOf(symbol.chart, newName).length > 0
      ? `There is a template \`${newName}\` already`
      : undefined;
  }
  if (!FIELD.test(newName)) return `\`${newName}\` is no name for a field`;
  const taken = ownersOf(symbol.chart, [...symbol.path.slice(0, -1), newName]).some(({ chart, path }) =>
    chart.values.some(({ entries }) => entryAt(entries, path)),
  );
  return taken ? `There is a value \`${newName}\` already` : undefined;
}

/** Keys and fields that stand for the path itself. */
function occurrences(symbol: PathSymbol): readonly Location[] {
  const keys = placesOf(symbol.chart, symbol.path).map(({ file, entry }) => ({
    uri: file.uri,
    ...entry.key,
  }));
  const fields = uses(symbol).flatMap(({ location }) => location);
  return [...new Map([...keys, ...fields].map((each) => [`${each.uri}:${each.start}`, each])).values()];
}

interface Use {
  readonly location: Location;
  /** Whether the path itself is used there, or only something that holds it. */
  readonly exact: boolean;
  readonly text: string;
}

function uses({ chart, path }: PathSymbol): readonly Use[] {
  return ownersOf(chart, path).flatMap((owner) =>
    usesOf(owner.chart, owner.path).flatMap(({ template, path: use, field, exact }): readonly Use[] => {
      const at = use.fields[field];
      return at
        ? [
            {
              location: { uri: template.uri, start: at.start, end: at.end },
              exact,
              text: `.${use.path.join('.')}`,
            },
          ]
        : [];
    }),
  );
}
