/** The same finding in what several kustomizations, or releases, render of one object is one finding, which names them. */
import type { KubeObject } from '../../kinds/object';
import { homeOfRendered } from '../../workspace/kustomize/regions';
import type { Unit } from '../../workspace/layout';
import { commonFolder, dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import { unitFile } from '../../workspace/unitFile';
import type { Diagnostic } from '../diagnostic';
import { code } from '../markdown';

/** More are counted. */
const MAX_NAMED = 3;

/** `found` are in one file, `snapshot` is the deployed one; those of one rule at one place become one. */
export function mergeRendered(snapshot: Snapshot, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of found) {
    const key = `${each.rule.code} ${each.location.start} ${each.location.end}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map((group) => merged(snapshot, group));
}

function merged(snapshot: Snapshot, group: readonly Diagnostic[]): Diagnostic {
  const [first] = group;
  if (!first) throw new Error('a group of nothing');
  const { uri } = first.location;
  const leaves = leavesOf(
    snapshot,
    group.map(({ object }) => object),
  );
  const all = leavesOf(snapshot, siblingsOf(snapshot, first));
  if (all.every((folder) => uri.startsWith(`${folder}/`))) return first;
  const root = commonFolder([dirname(uri), ...all]) ?? '';
  const label = (folder: string): string => folder.slice(root.length + 1) || '.';
  const inAll = leaves.length >= all.length;
  return {
    ...first,
    message: inAll
      ? first.message
      : `${first.message} (${where(leaves, all, label, nounFor(snapshot, all))})`,
    related: [...first.related, ...named(snapshot, leaves, label)],
    fixes: (read) => first.fixes(read).map((fix) => ({ ...fix, preferred: fix.preferred && inAll })),
  };
}

/** `in overlays/prod`; a count where there are many. */
function where(
  leaves: readonly string[],
  all: readonly string[],
  label: (folder: string) => string,
  noun: string,
): string {
  return leaves.length > MAX_NAMED
    ? `in ${leaves.length} of ${all.length} ${noun}`
    : `in ${leaves.map((folder) => code(label(folder))).join(', ')}`;
}

function named(
  snapshot: Snapshot,
  leaves: readonly string[],
  label: (folder: string) => string,
): Diagnostic['related'] {
  const more = leaves.length - MAX_NAMED;
  return leaves.slice(0, MAX_NAMED).flatMap((folder, at) => {
    const unit = unitAt(snapshot, folder);
    const uri = unit && unitFile(snapshot, unit);
    const start = (uri !== undefined && snapshot.file(uri)?.kustomization?.content) || 0;
    const rest = at === MAX_NAMED - 1 && more > 0 ? `, and ${more} more` : '';
    return uri === undefined
      ? []
      : [{ location: { uri, start, end: start }, message: `in ${label(folder)}${rest}` }];
  });
}

function nounFor(snapshot: Snapshot, ids: readonly string[]): string {
  return ids.every((id) => unitAt(snapshot, id)?.release) ? 'releases' : 'overlays';
}

function unitAt(snapshot: Snapshot, id: string): Unit | undefined {
  return snapshot.layout.renderedUnit(homeOfRendered({ id }));
}

/** What the kustomizations that reach the place of a finding make of its object. */
function siblingsOf(snapshot: Snapshot, { object, location }: Diagnostic): readonly KubeObject[] {
  const own = object?.document.origins?.own.document;
  const made = snapshot.madeFrom(location.uri) ?? [];
  return made.filter(({ document }) => document.origins?.own.document === own);
}

/** Folders of the leaf kustomizations that render `objects`, each once. */
function leavesOf(snapshot: Snapshot, objects: readonly (KubeObject | undefined)[]): readonly string[] {
  const folders = objects.flatMap((object) => (object ? snapshot.unitsOf(object).map(({ id }) => id) : []));
  return [...new Set(folders)].toSorted();
}
