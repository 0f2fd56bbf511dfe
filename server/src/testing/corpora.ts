/** The texts of real repositories, for tests; none where `SELECTRAIL_SHARED` is not set. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const SHARED = process.env.SELECTRAIL_SHARED;

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** Manifests of the corpora, those of generated size left out; `sample` keeps every nth. */
export function* corpusFiles(sample: number): Generator<CorpusFile> {
  if (SHARED === undefined) return;
  const root = join(SHARED, 'corpora');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ya?ml|json|tpl)$/.test(path))
    .toSorted()
    .filter((_, index) => index % sample === 0)
    .map((path) => join(root, path));
  for (const path of paths) {
    const { size } = statSync(path);
    if (size < 200_000) yield { path, text: readFileSync(path, 'utf8') };
  }
}
