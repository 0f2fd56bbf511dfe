// npm run corpora: the built command line over real repositories. Every warning and error is printed in full, to be read;
// it fails when the tool does. --mutate measures how many one-letter mistakes are noticed (scripts/lib/mutate.mjs).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutate } from './lib/mutate.mjs';
import { root } from './lib/paths.mjs';
import { writePrecisionPage } from './lib/precisionPage.mjs';

const { values: flags } = parseArgs({
  options: {
    mutate: { type: 'boolean' },
    missed: { type: 'boolean', default: false }, // with --mutate: print each mistake that was not noticed
    write: { type: 'boolean', default: false }, // docs/precision.md
    only: { type: 'string', default: '' }, // part of a repository's name
  },
});
const shared = process.env.SELECTRAIL_SHARED;
if (!shared) {
  console.log('corpora: SELECTRAIL_SHARED is not set; it names the folder that holds corpora/');
  process.exit(0);
}
const folders = repositories(path.join(shared, 'corpora')).filter((folder) => folder.includes(flags.only));
if (flags.mutate) await mutate(folders, flags);
else checkAll();

function checkAll() {
  const tool = path.join(root, 'dist/selectrail.js');
  if (!fs.existsSync(tool)) {
    console.error('corpora: dist/selectrail.js is missing; run npm run build');
    process.exit(1);
  }
  const totals = new Map();
  const pages = [];
  for (const folder of folders) {
    const found = check(tool, folder);
    if (!found) {
      process.exitCode = 1;
      continue;
    }
    for (const each of found) {
      const key = `${each.severity} ${each.rule}`;
      totals.set(key, (totals.get(key) ?? 0) + 1);
      if (isSerious(each)) printFinding(each);
    }
    pages.push({ name: nameOf(folder), findings: found.filter(isSerious) });
  }
  if (flags.write) writePrecisionPage(pages);
  console.log('\nAll together:');
  for (const [key, count] of [...totals].sort()) console.log(`  ${String(count).padStart(4)} ${key}`);
}

function isSerious({ severity }) {
  return severity === 'warning' || severity === 'error';
}

/** `owner/name` */
function nameOf(folder) {
  return folder.split(path.sep).slice(-2).join('/');
}

/** Findings in `folder`; undefined where the tool failed, which is said. */
function check(tool, folder) {
  const args = [tool, 'check', folder, '-o', 'json', '--verbose'];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  const name = nameOf(folder);
  if (run.status !== 0 && run.status !== 1) {
    console.error(`${name}: FAILED (${run.signal ?? run.status})\n${run.stderr}`);
    return undefined;
  }
  console.log(`${name}: ${run.stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(run.stdout);
}

function printFinding({ severity, rule, message, file, range, object, unit, related }) {
  const line = range.start.line + 1;
  console.log(`  ${file}:${line} ${severity} ${rule}: ${message}`);
  console.log(`    ${object.kind} ${object.namespace ?? '-'}/${object.name}, unit ${unit}`);
  for (const each of related) {
    console.log(`    ${each.file}:${each.range.start.line + 1} ${each.message}`);
  }
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
