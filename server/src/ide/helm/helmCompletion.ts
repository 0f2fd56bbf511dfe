/** Completion within template actions: keys of the values and of Chart.yaml, Helm's own objects, named templates. */
import { actionTokens, type Field } from '../../syntax/actionTokens';
import { type Span, touches } from '../../syntax/span';
import { templateActions } from '../../syntax/templateActions';
import { type Chart, chartsOf, familyOf } from '../../workspace/helm/charts';
import { type PathUse, readTemplate } from '../../workspace/helm/readTemplate';
import { entryAt, type ValueEntry } from '../../workspace/helm/readValues';
import { type Path, ROOT_OBJECTS } from '../../workspace/helm/templatePaths';
import { ownersOf } from '../../workspace/helm/valuePlaces';
import type { Snapshot } from '../../workspace/snapshot';
import type { Completion } from '../completion';
import { chartKey } from './helmSymbolAt';

interface Item {
  readonly label: string;
  readonly detail: string;
}

/**
 * What fits at `offset` of the template `uri`, whose text is `text`; undefined outside of template actions, where
 * manifests complete as always.
 */
export function helmCompletion(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  text: string,
): readonly Completion[] | undefined {
  const chart = snapshot.file(uri)?.helm?.type === 'template' ? chartsOf(snapshot).chartOf(uri) : undefined;
  const action =
    chart && templateActions(text).find(({ start, end }) => start < offset - 1 && offset < end - 1);
  if (!action) return undefined;
  const name = includedName(text, action, offset);
  if (name) return toCompletions(uri, name, defineItems(chart));
  for (const { path, fields } of readTemplate(text, (value) => value).paths) {
    const index = fields.findIndex((field) => touches(field, offset));
    const field = fields[index];
    if (field) return toCompletions(uri, field, fieldItems(chart, before({ path, fields }, index)));
  }
  return [];
}

/** The path in front of a field. */
function before({ path, fields }: Pick<PathUse, 'path' | 'fields'>, index: number): Path {
  return path.slice(0, path.length - (fields.length - index));
}

/** The string behind `include` or `template` at `offset`. */
function includedName(text: string, action: Span, offset: number): Span | undefined {
  const tokens = actionTokens(text, action);
  const at = tokens.findIndex((token) => token.type === 'string' && touches(token, offset));
  const [call, name] = [tokens[at - 1], tokens[at]];
  if (name?.type !== 'string' || call?.type !== 'word' || !/^(include|template)$/.test(call.value))
    return undefined;
  return { start: name.start + 1, end: name.start + 1 + name.value.length };
}

function defineItems(chart: Chart): readonly Item[] {
  return familyOf(chart).flatMap((each) =>
    each.templates.flatMap(({ facts }) =>
      facts.defines.map(({ name }) => ({ label: name, detail: each.file.name })),
    ),
  );
}

function fieldItems(chart: Chart, path: Path): readonly Item[] {
  const [root, ...below] = path;
  switch (root) {
    case undefined:
      return ROOT_OBJECTS.map((label) => ({ label, detail: '' }));
    case 'Values':
      return valueItems(chart, below);
    case 'Chart':
      return below.length > 0 ? [] : chart.file.entries.map(chartItem);
    default:
      return below.length > 0 ? [] : (BUILT_IN[root] ?? []).map((label) => ({ label, detail: '' }));
  }
}

/** @see https://helm.sh/docs/chart_template_guide/builtin_objects/ */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  Release: ['Name', 'Namespace', 'IsUpgrade', 'IsInstall', 'Revision', 'Service'],
  Capabilities: ['APIVersions', 'KubeVersion', 'HelmVersion'],
  Files: ['Get', 'GetBytes', 'Glob', 'Lines', 'AsSecrets', 'AsConfig'],
  Template: ['Name', 'BasePath'],
};

function valueItems(chart: Chart, path: Path): readonly Item[] {
  return ownersOf(chart, path).flatMap((owner) =>
    owner.chart.values.flatMap(({ entries }) => {
      const inner = owner.path.length === 0 ? entries : (entryAt(entries, owner.path)?.entries ?? []);
      return inner.filter(isField).map(({ name, text }) => ({ label: name, detail: text }));
    }),
  );
}

/** Other keys can be reached by `index` alone. */
function isField({ name }: ValueEntry): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

function chartItem({ name, text }: ValueEntry): Item {
  const label = name.slice(0, 1).toUpperCase() + name.slice(1);
  return { label: chartKey(label) === name ? label : name, detail: text };
}

/** Of items with the same label the first: it stands nearest. */
function toCompletions(
  uri: string,
  { start, end }: Span | Field,
  items: readonly Item[],
): readonly Completion[] {
  const unique = new Map<string, Item>();
  for (const item of items) if (!unique.has(item.label)) unique.set(item.label, item);
  return [...unique.values()].map(({ label, detail }, rank) => ({
    label,
    detail,
    range: { uri, start, end },
    newText: label,
    rank,
  }));
}
