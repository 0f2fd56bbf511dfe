// One-letter mistakes in what resolves today, one at a time, and how many of them are noticed: recall, by kind and corpus.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import * as esbuild from 'esbuild';
import { root } from './paths.mjs';

/** Of each kind in each corpus; more changes nothing but the time. */
const SAMPLE = 200;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Measures `folders` and prints a line for each, and the totals.
 * @param {string[]} folders
 * @param {{missed: boolean}} options missed: print each mistake that was not noticed
 */
export async function mutate(folders, { missed }) {
  const core = await bundleCore();
  const totals = new Map();
  for (const folder of folders) {
    const counts = measure(core, folder, missed);
    console.log(`${folder.split(path.sep).slice(-2).join('/')}: ${show(counts)}`);
    for (const [kind, count] of counts) add(totals, kind, count);
  }
  console.log(`all: ${show(totals)}`);
}

function measure(core, folder, missed) {
  const settings = core.DEFAULT_SETTINGS;
  const { uris, readText, snapshot } = core.load([folder], settings);
  const host = new core.Host();
  for (const uri of uris) host.setFile(uri, readText(uri));
  const counts = new Map();
  for (const [kind, sites] of sitesOf(core, snapshot, uris)) {
    for (const site of sample(sites)) {
      const text = readText(site.uri);
      const before = keysOf(core.diagnostics(host.snapshot(), site.uri, settings));
      host.setFile(site.uri, withTypo(text, site));
      const after = core.diagnostics(host.snapshot(), site.uri, settings);
      const fresh = after.filter((each) => !before.has(keyOf(each)));
      host.setFile(site.uri, text);
      if (missed && fresh.length === 0) printMissed(folder, kind, text, site);
      const warned = fresh.some(({ severity }) => severity === 'warning' || severity === 'error');
      const result = { sites: 1, warned: warned ? 1 : 0, noticed: fresh.length > 0 ? 1 : 0 };
      add(counts, kind, result);
      if (snapshot.deployed.madeFrom(site.uri)) add(counts, `${kind} in kustomizations`, result);
    }
  }
  return counts;
}

function printMissed(folder, kind, text, { uri, start, end }) {
  const line = text.slice(0, start).split('\n').length;
  const typo = withTypo(text, { start, end }).slice(start, end);
  const place = path.relative(folder, uri.replace('file://', ''));
  console.log(`  ${place}:${line} ${kind} ${text.slice(start, end)} -> ${typo}`);
}

/** Kinds whose links have rules. */
const CHECKED = new Set(['Service', 'Ingress']);

/** Texts that lead somewhere now, by kind of link; templates and charts are not said to miss anything. */
function sitesOf(core, snapshot, uris) {
  const sites = new Map([
    ['selector', []],
    ['named targetPort', []],
    ['backend', []],
  ]);
  for (const object of uris.flatMap((uri) => snapshot.objectsOf(uri))) {
    const isChart = snapshot.unitsOf(object).some((unit) => unit.kind === 'chart');
    if (object.document.templated || isChart || !CHECKED.has(object.kind.value)) continue;
    const links = core.linksOf(object);
    for (const link of links) {
      const found = siteOf(link, links);
      if (!found || found.text.type !== 'string' || found.text.value.length < 2) continue;
      if (core.resolve(snapshot, object, link).state !== 'found') continue;
      sites.get(found.kind)?.push(snapshot.locate(object, found.text));
    }
  }
  return sites;
}

function siteOf(link, links) {
  if (link.type === 'selector' && link.role === 'selector' && link.selects === 'pods') {
    const text = link.selector.requirements[0]?.values[0];
    return text && { kind: 'selector', text };
  }
  if (link.type === 'port' && link.role === 'targetPort')
    return { kind: 'named targetPort', text: link.port };
  const hasPort = links.some((each) => each.type === 'port' && each.of === link); // else an action of the ALB controller
  if (link.type === 'name' && link.role === 'backend' && hasPort) return { kind: 'backend', text: link.text };
  return undefined;
}

/** The text with one letter of the site replaced; which one depends on nothing but the place. */
function withTypo(text, { start, end }) {
  const at = start + ((start * 7) % (end - start));
  const old = text[at];
  const other = LETTERS[(LETTERS.indexOf(old) + 1 + (start % 24)) % LETTERS.length];
  return text.slice(0, at) + (other === old ? 'q' : other) + text.slice(at + 1);
}

function sample(sites) {
  const step = Math.max(1, sites.length / SAMPLE);
  return sites.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function keysOf(found) {
  return new Set(found.map(keyOf));
}

function keyOf({ rule, location, message }) {
  return `${rule.code} ${location.start} ${message}`;
}

function add(counts, kind, { sites, warned, noticed }) {
  const count = counts.get(kind) ?? { sites: 0, warned: 0, noticed: 0 };
  counts.set(kind, {
    sites: count.sites + sites,
    warned: count.warned + warned,
    noticed: count.noticed + noticed,
  });
}

function show(counts) {
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  return [...counts]
    .map(([kind, { sites, warned, noticed }]) => {
      return `${kind} ${percent(noticed, sites)} of ${sites} (${percent(warned, sites)} as warning or error)`;
    })
    .join(', ');
}

/** The core and the loader, bundled for this process. */
async function bundleCore() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-core-'));
  const outfile = path.join(folder, 'core.cjs');
  await esbuild.build({
    stdin: {
      contents: `
        export { Host } from './workspace/host';
        export { load } from './cli/load';
        export { diagnostics } from './ide/diagnostics';
        export { DEFAULT_SETTINGS } from './ide/settings';
        export { linksOf } from './kinds/links';
        export { resolve } from './network/resolve';`,
      resolveDir: path.join(root, 'server/src'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  const core = createRequire(import.meta.url)(outfile);
  fs.rmSync(folder, { recursive: true });
  return core;
}
