/** Hover in a chart: the default of a value and who else sets it, the text of a named template. */
import type { Chart } from '../../workspace/helm/charts';
import { entryAt } from '../../workspace/helm/readValues';
import { ownersOf, placesOf, usesOf, type ValuePlace } from '../../workspace/helm/valuePlaces';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import type { Hover } from '../hover';
import { relativePath } from '../kustomization/relativePath';
import { bullets, code, inline, linkToPlace, plain } from '../markdown';
import { definesOf } from './helmDefinition';
import { givenValues } from './givenValues';
import { helmSymbolAt, type NameSymbol, type PathSymbol } from './helmSymbolAt';

const MAX_USES = 4;
/** Of a named template. */
const MAX_LINES = 8;

/** The hover for what stands at `offset` of a chart's file; undefined where that is nothing of Helm's, or nothing is known. */
export function helmHover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  read: ReadText | undefined,
): Hover | undefined {
  const symbol = helmSymbolAt(snapshot, uri, offset);
  const lines = symbol && linesFor(snapshot, symbol, uri, read);
  if (!symbol || !lines || lines.length === 0) return undefined;
  return { location: { uri, ...symbol.span }, markdown: lines.join('\n\n') };
}

function linesFor(
  snapshot: Snapshot,
  symbol: PathSymbol | NameSymbol,
  uri: string,
  read: ReadText | undefined,
): readonly string[] {
  if (symbol.type === 'name') return nameLines(snapshot, symbol, read);
  if (symbol.path.length === 0) return [];
  if (symbol.root === 'Chart') return symbol.at === 'use' ? chartLines(snapshot, symbol) : [];
  return symbol.at === 'use' ? useLines(snapshot, symbol) : keyLines(snapshot, symbol, uri);
}

/** The default first: it stands nearest. */
function useLines(snapshot: Snapshot, { chart, path }: PathSymbol): readonly string[] {
  const name = code(path.join('.'));
  const [nearest, ...others] = placesOf(chart, path);
  if (!nearest) {
    const [own] = chart.values;
    const file = own
      ? linkToPlace(snapshot, { uri: own.uri, start: 0, end: 0 }, nameIn(chart, own.uri))
      : 'the chart';
    return [`${name} has no default in ${file}`, ...bullets(givenValues(snapshot, chart, path))];
  }
  const { entry } = nearest;
  const comment = entry.comment === '' ? [] : [plain(entry.comment)];
  return [
    `${name}: ${placeText(snapshot, chart, nearest)}`,
    ...comment,
    ...otherLines(snapshot, chart, others),
    ...bullets(givenValues(snapshot, chart, path)),
  ];
}

function otherLines(snapshot: Snapshot, chart: Chart, places: readonly ValuePlace[]): readonly string[] {
  return bullets(places.map((place) => placeText(snapshot, chart, place)));
}

/** `2` in values.yaml */
function placeText(snapshot: Snapshot, chart: Chart, { file, entry }: ValuePlace): string {
  const link = linkToPlace(snapshot, { uri: file.uri, ...entry.key }, nameIn(chart, file.uri));
  return `${code(entry.text)} in ${link}`;
}

/** Where the value is used, and what other files give instead. */
function keyLines(snapshot: Snapshot, { chart, path }: PathSymbol, uri: string): readonly string[] {
  const owners = ownersOf(chart, path);
  const uses = owners
    .flatMap((owner) => usesOf(owner.chart, owner.path))
    .flatMap(({ template, path: use, field }) => {
      const at = use.fields[field];
      if (!at) return [];
      const line = (snapshot.file(template.uri)?.lines.positionAt(at.start).line ?? 0) + 1;
      return [linkToPlace(snapshot, { uri: template.uri, ...at }, `${nameIn(chart, template.uri)}:${line}`)];
    });
  const others = placesOf(chart, path).filter(({ file }) => file.uri !== uri);
  return [
    ...(uses.length > 0 ? [`Used in ${inline([...new Set(uses)], MAX_USES)}`] : []),
    ...otherLines(snapshot, chart, others),
  ];
}

function chartLines(snapshot: Snapshot, { chart, path }: PathSymbol): readonly string[] {
  const entry = entryAt(chart.file.entries, path);
  if (!entry) return [];
  const link = linkToPlace(snapshot, { uri: `${chart.folder}/Chart.yaml`, ...entry.key }, 'Chart.yaml');
  return [`${code(entry.text)} in ${link}`];
}

function nameLines(
  snapshot: Snapshot,
  { chart, name, at }: NameSymbol,
  read: ReadText | undefined,
): readonly string[] {
  if (at === 'define') return [];
  const [define] = definesOf(chart, name);
  if (!define) return [`${code(name)} is in no template of this workspace`];
  const link = linkToPlace(snapshot, define, nameIn(chart, define.uri));
  const text = read?.(define.uri)?.slice(define.whole.start, define.whole.end);
  return [`${code(name)} in ${link}`, ...(text === undefined ? [] : [fenced(text)])];
}

function fenced(text: string): string {
  const lines = text.split(/\r?\n/);
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES - 1), '…'] : lines;
  const fence = text.includes('```') ? '~~~~' : '```';
  return [`${fence}yaml`, ...shown, fence].join('\n');
}

/** Path of a file as seen from the chart's folder. */
function nameIn({ folder }: Chart, uri: string): string {
  return relativePath(folder, uri);
}
