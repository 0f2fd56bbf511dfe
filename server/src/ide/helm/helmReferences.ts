/** Find references in a chart: from a value to the templates that use it, from a named template to who includes it. */
import { familyOf } from '../../workspace/helm/charts';
import { ownersOf, placesOf, usesOf } from '../../workspace/helm/valuePlaces';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { deployedPathsTo } from '../gitops/deployedPath';
import { definesOf } from './helmDefinition';
import { chartKey, helmSymbolAt, type NameSymbol, type PathSymbol } from './helmSymbolAt';

/** Places that speak of what stands at `offset` of a chart's file; undefined where that is nothing of Helm's. */
export function helmReferences(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  declarations: 'with' | 'without',
): readonly Location[] | undefined {
  const symbol = helmSymbolAt(snapshot, uri, offset);
  if (!symbol) return undefined;
  if (symbol.type === 'path' && symbol.root === 'Chart' && symbol.at === 'key' && symbol.path[0] === 'name') {
    const deployed = deployedPathsTo(snapshot, uri).map(({ origin }) => origin);
    return [...pathReferences(symbol, declarations), ...deployed];
  }
  return symbol.type === 'name' ? nameReferences(symbol, declarations) : pathReferences(symbol, declarations);
}

function nameReferences({ chart, name }: NameSymbol, declarations: 'with' | 'without'): readonly Location[] {
  const defines = definesOf(chart, name);
  const files = new Set(defines.map(({ uri }) => uri));
  const own = declarations === 'with' ? defines.map(({ uri, start, end }) => ({ uri, start, end })) : [];
  const includes = familyOf(chart).flatMap((each) =>
    definesOf(each, name).some(({ uri }) => files.has(uri)) || defines.length === 0
      ? each.templates.flatMap(({ uri, facts }) =>
          facts.includes
            .filter((include) => include.name === name)
            .map(({ start, end }) => ({ uri, start, end })),
        )
      : [],
  );
  return [...own, ...includes];
}

function pathReferences(symbol: PathSymbol, declarations: 'with' | 'without'): readonly Location[] {
  if (symbol.root === 'Chart') return chartReferences(symbol, declarations);
  const { chart, path } = symbol;
  if (path.length === 0) return [];
  const own =
    declarations === 'with'
      ? placesOf(chart, path).map(({ file, entry }) => ({ uri: file.uri, ...entry.key }))
      : [];
  const uses = ownersOf(chart, path).flatMap((owner) => usesOf(owner.chart, owner.path));
  const found = uses.flatMap(({ template, path: use, field }) => {
    const at = use.fields[field];
    return at ? [{ uri: template.uri, start: at.start, end: at.end }] : [];
  });
  return unique([...own, ...found]);
}

function chartReferences({ chart, path }: PathSymbol, declarations: 'with' | 'without'): readonly Location[] {
  const [key] = path;
  const entry = chart.file.entries.find(({ name }) => name === key);
  const own = entry && declarations === 'with' ? [{ uri: `${chart.folder}/Chart.yaml`, ...entry.key }] : [];
  const uses = chart.templates.flatMap(({ uri, facts }) =>
    facts.paths.flatMap(({ path: names, fields }) => {
      const field = fields[fields.length - names.length + 1];
      const isUse = names[0] === 'Chart' && field && chartKey(field.name) === key;
      return isUse ? [{ uri, start: field.start, end: field.end }] : [];
    }),
  );
  return [...own, ...uses];
}

function unique(locations: readonly Location[]): readonly Location[] {
  return [...new Map(locations.map((each) => [`${each.uri}:${each.start}`, each])).values()];
}
