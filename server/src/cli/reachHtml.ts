/** The Reachability view as one file: the page, the picture and the reasons in it, and no network. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ReachGraph, ReachReason } from '../ide/reachability/graph';
import { mapPlaces, mapReasons } from '../ide/reachability/mapPlaces';
import { markChanges } from '../ide/reachability/markChanges';
import { reachGraph } from '../ide/reachability/reachGraph';
import { reasonsBetween } from '../ide/reachability/reasons';
import type { Worlds } from '../network/reach/changeCause';
import type { World } from '../network/reach/world';
import type { Location } from '../workspace/snapshot';
import { placeOf } from './place';
import type { ReachOptions } from './reachArgs';
import { STDIN } from './stdin';

interface ShownPlace {
  readonly text: string;
}

/** With more workloads than this, only drawn connections come with their reasons. */
const FEW = 40;

/** Where the build puts the script of the page: below this one. */
const PAGE = path.join(__dirname, 'webview', 'reachability.js');

export function reachHtml(
  world: World,
  options: Pick<ReachOptions, 'places' | 'from' | 'to' | 'port'>,
): string {
  const graph = reachGraph(world);
  return htmlOf(world, graph, titleOf(options.places), startOf(graph, options));
}

/** The same, of the world after a change, with what opens and closes; nothing else is shown at first. */
export function diffHtml(worlds: Worlds, place: string): string {
  const graph = markChanges(reachGraph(worlds.after), worlds);
  return htmlOf(worlds.after, graph, titleOf([place]), { changesOnly: true });
}

function titleOf(places: readonly string[]): string {
  return places
    .map((place) => (place === STDIN ? 'standard input' : path.basename(path.resolve(place))))
    .join(', ');
}

function htmlOf(world: World, located: ReachGraph, title: string, start: object): string {
  const show = (location: Location): ShownPlace => ({ text: placeOf(world.snapshot, location) });
  const graph = mapPlaces(located, show);
  const picture = { title, scopes: [], scope: title, graph, notes: [] };
  const value = { picture, reasons: reasonsOf(world, graph, show), start };
  return page(`Reachability of ${title}`, JSON.stringify(value), fs.readFileSync(PAGE, 'utf8'));
}

/** By question, as the page asks it. */
function reasonsOf(
  world: World,
  { nodes, edges, pairs }: ReachGraph<ShownPlace>,
  show: (location: Location) => ShownPlace,
): Readonly<Record<string, readonly ReachReason<ShownPlace>[]>> {
  const ends = new Map(nodes.map(({ id, end }) => [id, end]));
  const { workloads } = pairs;
  const asked = [
    ...edges.filter(({ type, reasons }) => type !== 'selects' && reasons.length === 0),
    ...(workloads.length > FEW ? [] : workloads).flatMap((source) =>
      workloads.flatMap((target) => (source === target ? [] : [{ source, target, port: undefined }])),
    ),
  ];
  const found = asked.flatMap(({ source, target, port }) => {
    const [from, to] = [ends.get(source), ends.get(target)];
    if (from === undefined || to === undefined) return [];
    const reasons = mapReasons(reasonsBetween(world, from, to, port), show);
    return [[[from, to, port ?? ''].join(' → '), reasons] as const];
  });
  return Object.fromEntries(found);
}

/** What the page shows first. */
function startOf(
  { nodes }: ReachGraph,
  { from, to, port }: Pick<ReachOptions, 'from' | 'to' | 'port'>,
): object {
  const wanted = from ?? to;
  const focus = nodes.find(
    ({ type, id, label, namespace }) =>
      type === 'workload' && (id === wanted || label === wanted || `${namespace}/${label}` === wanted),
  );
  return {
    ...(focus ? { focus: focus.id, direction: from === undefined ? 'in' : 'out' } : {}),
    ...(port ? { port: `${port.protocol} ${port.port}` } : {}),
  };
}

/** Nothing is loaded, and nothing but the script in the file runs. */
function page(title: string, data: string, script: string): string {
  const code = script.replaceAll('</script', String.raw`<\/script`);
  const hash = createHash('sha256').update(code).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body>
<script type="application/json" id="picture">${data.replaceAll('<', String.raw`\u003c`)}</script>
<script>${code}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
