/** Our own rendering of kustomizations against the real one. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readText, uriOf } from '../../server/src/node/files';
import { kustomizeFiles } from '../../server/src/testing/kustomizeArbitrary';
import { misplaced } from '../../server/src/testing/misplaced';
import { SHARED } from '../../server/src/testing/corpora';
import { printTrees } from '../../server/src/workspace/kustomize/printTrees';
import { type Rendered, renderKustomization } from '../../server/src/workspace/kustomize/render';
import { textSources } from '../../server/src/workspace/kustomize/sources';
import { toPlain } from '../../server/src/syntax/plain';
import { textAt, type Tree } from '../../server/src/workspace/kustomize/tree';
import { parseUntemplated, splitDocuments } from '../../server/src/syntax/document';
import { installKubectl, kubectlKustomize } from './kubectl';
import { projection } from './projection';

const FIXTURES = path.resolve(import.meta.dirname, '../../test-fixtures/workspaces');
const PARALLEL = 8;

let missing: string | undefined;
beforeAll(() => {
  missing = installKubectl();
  if (missing !== undefined) console.warn(`Kustomize is not compared with kubectl: ${missing}`);
}, 300_000);

test('the fixtures are rendered as kubectl renders them', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const { different, objects } = await compareRoots(FIXTURES);
  expect(different).toEqual([]);
  expect(objects).toBeGreaterThan(40);
});

test.skipIf(SHARED === undefined)(
  'at least 99 % of the objects of real repositories are',
  async ({ skip }) => {
    if (missing !== undefined) skip(missing);
    const { roots, objects, different } = await compareRoots(path.join(SHARED ?? '', 'corpora'));
    const share = 1 - different.length / objects;
    console.log(`${roots} roots, ${objects} objects, ${(share * 100).toFixed(2)} % identical`);
    if (process.env.SELECTRAIL_VERBOSE) console.log(different.join('\n'));
    expect(share).toBeGreaterThanOrEqual(0.99);
  },
  600_000,
);

test('any kustomization is rendered as kubectl renders it', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const runs = Number(process.env.SELECTRAIL_RUNS ?? 60);
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(kustomizeFiles, async (files) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-kustomize-'));
      for (const [file, text] of files) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), text);
      }
      const { objects, different } = await compareRoot(path.join(folder, 'overlays/prod/kustomization.yaml'));
      fs.rmSync(folder, { recursive: true });
      compared += objects;
      expect(different).toEqual([]);
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs / 2); // some delete all that they have
}, 300_000);

test('what is printed reads back as what was rendered', () => {
  for (const file of kustomizationsIn(FIXTURES)) {
    const trees = render(file).objects.map(({ tree }) => toPlain(tree));
    expect(parseTrees(printTrees(trees)).map((tree) => toPlain(tree))).toEqual(trees);
  }
});

function render(file: string): Rendered {
  return renderKustomization(uriOf(file), textSources(readText));
}

/** Trees of the documents in `text`, empty ones left out. */
function parseTrees(text: string): readonly Tree[] {
  return splitDocuments(text).flatMap(
    ({ start, end }) => parseUntemplated(text.slice(start, end)).root ?? [],
  );
}

interface Comparison {
  readonly roots: number;
  readonly objects: number;
  /** Objects that only one of the two has. */
  readonly different: readonly string[];
}

async function compareRoots(folder: string): Promise<Comparison> {
  const files = [...kustomizationsIn(folder)];
  const found: Comparison[] = [];
  const worker = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) found.push(await compareRoot(file));
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return {
    roots: found.reduce((sum, each) => sum + each.roots, 0),
    objects: found.reduce((sum, each) => sum + each.objects, 0),
    different: found.flatMap((each) => each.different),
  };
}

async function compareRoot(file: string): Promise<Comparison> {
  const text = await kubectlKustomize(path.dirname(file));
  if (text === undefined) return { roots: 0, objects: 0, different: [] };
  const rendered = render(file);
  expect(misplaced(rendered, readText)).toEqual([]);
  const theirs = parseTrees(text).flatMap((tree) => projection(tree) ?? []);
  const ours = rendered.objects.flatMap(({ tree }) => projection(tree) ?? []);
  const [onlyTheirs, onlyOurs] = [without(theirs, ours), without(ours, theirs)];
  const different = onlyTheirs.length >= onlyOurs.length ? onlyTheirs : onlyOurs;
  const counterparts = different === onlyTheirs ? onlyOurs : onlyTheirs;
  return {
    roots: 1,
    objects: Math.max(theirs.length, ours.length),
    different: different.map(
      (each) =>
        `${file} ${rendered.incomplete.join()}\n  ${each}\n  ${counterparts.find((other) => isLike(each, other)) ?? 'nothing'}`,
    ),
  };
}

function isLike(a: string, b: string): boolean {
  const [one] = parseTrees(a);
  const [other] = parseTrees(b);
  return textAt(one, 'kind') === textAt(other, 'kind') && textAt(one, 'name') === textAt(other, 'name');
}

/** `list` without one of each of `others`. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((each) => {
    const found = left.indexOf(each);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function* kustomizationsIn(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    if (!/(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(entry) || !fs.statSync(file).isFile()) continue;
    const [tree] = parseTrees(fs.readFileSync(file, 'utf8'));
    if (['', 'Kustomization'].includes(textAt(tree, 'kind')) && textAt(tree, 'spec') === '') yield file;
  }
}
