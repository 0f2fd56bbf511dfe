/** Texts of many files at a commit by one process: what `git cat-file --batch` reads and prints. */
import { git, gitSync } from './git';

const COMMAND = ['cat-file', '--batch'];

/** Text of each of `names`, paths below `folder`, at `commit`; those that are no files there are left out. */
export async function gitTexts(
  folder: string,
  commit: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = askable(names);
  if (asked.length === 0) return new Map();
  return parseBatch(await git(folder, COMMAND, inputOf(commit, asked)), asked);
}

/** The same, waiting for it. */
export function gitTextsSync(
  folder: string,
  commit: string,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const asked = askable(names);
  return asked.length === 0 ? new Map() : parseBatch(gitSync(folder, COMMAND, inputOf(commit, asked)), asked);
}

/** A line stands for a file. */
function askable(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== '' && !name.includes('\n'));
}

function inputOf(commit: string, names: readonly string[]): string {
  return names.map((name) => `${commit}:./${name}\n`).join('');
}

/** Each answer is a line, and then the content where the line tells its size. */
function parseBatch(output: Buffer, names: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const [, type, size] = / (\w+) (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') texts.set(name, withoutMark(output.toString('utf8', at, at + Number(size))));
    at += Number(size) + 1;
  }
  return texts;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
