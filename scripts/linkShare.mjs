// npm run links [-- --missing]: over real repositories, how many links of each type resolve, how many are explained as
// unknown, and how many lead nowhere although everything is there to see. --missing prints those in full. Also how many
// of the templates read as YAML, and how many of their paths and includes lead somewhere.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCore } from './conformance/core.mjs';

const MODULES = [
  'kinds/links',
  'kinds/object',
  'workspace/host',
  'workspace/candidates',
  'workspace/closedWorld',
  'workspace/keys',
  'network/resolve',
  'network/selectObjects',
  'ide/settings',
  'ide/helm/helmDefinition',
  'workspace/helm/charts',
  'workspace/helm/valuePlaces',
];
const TYPES = ['name', 'selector', 'port', 'host'];
const CLASSES = ['found', 'template', 'open unit', 'not in workspace', 'undeclared', 'missing'];

const { values: flags } = parseArgs({ options: { missing: { type: 'boolean', default: false } } });
const shared = process.env['SELECTRAIL_SHARED'];
if (!shared || !fs.existsSync(path.join(shared, 'corpora'))) {
  console.log('links: SELECTRAIL_SHARED names no folder with corpora in it; nothing to count');
  process.exit(0);
}
const core = await loadCore(MODULES);
const totals = new Map();
for (const folder of repositories(path.join(shared, 'corpora'))) {
  const counts = count(folder);
  print(path.relative(path.join(shared, 'corpora'), folder), counts);
  for (const [key, number] of counts) totals.set(key, (totals.get(key) ?? 0) + number);
}
print('All together', totals);

/** @returns {Map<string, number>} links by `type class`, and what `printShare` shows */
function count(folder) {
  const snapshot = open(folder);
  const counts = new Map();
  for (const file of snapshot.files()) {
    if (file.helm?.type === 'template') countHelm(snapshot, file, counts);
    if (!snapshot.layout.isManifest(file.uri)) continue;
    const templates = file.documents.filter(({ templated }) => templated);
    if (templates.length > 0) add(counts, 'templates');
    if (templates.length > 0 && templates.every(({ problems }) => problems.length === 0))
      add(counts, 'parsed');
    for (const object of snapshot.objectsOf(file.uri)) {
      for (const link of core.linksOf(object)) {
        const found = classOf(snapshot, object, link);
        add(counts, `${link.type} ${found}`);
        if (flags.missing && found === 'missing')
          console.log(`  ${place(file.uri)} ${core.refOf(object)}: ${textOf(link)}`);
      }
    }
  }
  return counts;
}

/** A value may be set by whoever installs the chart: that it has no default is no mistake. */
function countHelm(snapshot, { uri, helm }, counts) {
  const chart = core.chartsOf(snapshot).chartOf(uri);
  if (!chart) return;
  for (const {
    path: [root, ...names],
  } of chart.values.length > 0 ? helm.paths : []) {
    if (root !== 'Values' || names.length === 0) continue;
    add(counts, 'values');
    if (core.placesOf(chart, names).length > 0) add(counts, 'with a default');
  }
  for (const { name } of helm.includes) {
    add(counts, 'includes');
    if (core.definesOf(chart, name).length > 0) add(counts, 'defined');
  }
}

/** Why a link does not resolve: a template, an open unit, something that lives elsewhere, or nothing of all that. */
function classOf(snapshot, object, link) {
  const { state } = core.resolve(snapshot, object, link);
  if (state === 'found') return 'found';
  if (object.document.templated) return 'template';
  if (core.whyOpen(snapshot, object).length > 0) return 'open unit';
  if (state === 'unknown' && isUndeclared(link)) return 'undeclared';
  if (state === 'unknown') return 'not in workspace';
  const key = keyOf(link);
  return key && core.worldAround(snapshot, object, key) !== 'closed' ? 'not in workspace' : 'missing';
}

/** A number that the pods listen on without saying so: it needs no declaration. */
function isUndeclared(link) {
  return link.type === 'port' && !['name', 'host'].includes(link.of.type) && /^\d+$/.test(link.port.value);
}

/** The key of what a link looks for; undefined for ports, whose owner is there. */
function keyOf(link) {
  if (link.type === 'name') return core.keys.kind(link.group, link.kind);
  return link.type === 'selector' ? (core.selectableKey(link.selects) ?? core.keys.workloads) : undefined;
}

function textOf(link) {
  const text = { name: link.text, host: link.text, port: link.port }[link.type];
  return text ? `${link.role} ${text.value}` : link.role;
}

function open(folder) {
  const root = pathToFileURL(folder).href;
  const host = new core.Host();
  const excludes = core.excluder([root], core.DEFAULT_SETTINGS.exclude);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const uri = `${root}/${path.relative(folder, file).replaceAll('\\', '/')}`;
    if (!entry.isFile() || !core.mayHoldManifests(uri) || excludes(uri)) continue;
    const text = fs.readFileSync(file, 'utf8');
    if (core.looksLikeManifest(uri, text)) host.setFile(uri, text);
  }
  return host.snapshot();
}

function print(title, counts) {
  const sum = (classes) =>
    classes.reduce((all, each) => all + TYPES.reduce((n, type) => n + at(counts, type, each), 0), 0);
  const all = sum(CLASSES);
  const share = (number) => `${all === 0 ? 0 : ((100 * number) / all).toFixed(1)} %`;
  console.log(`${title}: ${all} links, ${share(sum(['found']))} found, ${share(sum(['missing']))} missing`);
  for (const type of TYPES) {
    const cells = CLASSES.map((each) => `${each} ${at(counts, type, each)}`);
    console.log(`  ${type.padEnd(8)} ${cells.join(', ')}`);
  }
  printShare(counts, 'parsed', 'templates', 'templates read as YAML');
  printShare(counts, 'with a default', 'values', 'paths to values lead to a default');
  printShare(counts, 'defined', 'includes', 'includes lead to a named template');
}

function at(counts, type, each) {
  return counts.get(`${type} ${each}`) ?? 0;
}

function printShare(counts, some, all, what) {
  const [part, whole] = [counts.get(some) ?? 0, counts.get(all) ?? 0];
  if (whole > 0) console.log(`  ${part} of ${whole} ${what} (${((100 * part) / whole).toFixed(1)} %)`);
}

function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function place(uri) {
  return path.relative(shared, uri.replace(/^file:\/\//, ''));
}

/** Folders `owner/name`, in order. */
function repositories(folder) {
  const foldersIn = (parent) =>
    fs
      .readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(parent, entry.name));
  return foldersIn(folder).flatMap(foldersIn).sort();
}
