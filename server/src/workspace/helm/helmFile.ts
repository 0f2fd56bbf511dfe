/** What a file is to Helm, by its name: a chart's description, values, a template. */
import { itemsAt, type Node, scalarAt } from '../../syntax/node';
import { parseOneDocument, splitDocuments } from '../../syntax/document';
import { shift, type Span } from '../../syntax/span';
import { basename } from '../paths';
import { readTemplate, type TemplateFacts } from './readTemplate';
import { readValues, type ValueEntry } from './readValues';

export type HelmFile = ChartFile | ValuesFile | TemplateFacts;

/** A Chart.yaml. */
export interface ChartFile {
  readonly type: 'chart';
  readonly entries: readonly ValueEntry[];
  readonly name: string;
  readonly dependencies: readonly Dependency[];
}

/** @see https://helm.sh/docs/topics/charts/#chart-dependencies */
export interface Dependency {
  readonly name: string;
  /** The key of its values in the chart that depends on it: its alias, or its name. */
  readonly key: string;
  /** `file://../common` for a chart beside this one; empty where nothing is written. */
  readonly repository: string;
  /** Where its name and its repository stand, in the file. */
  readonly spans: readonly Span[];
}

export interface ValuesFile {
  readonly type: 'values';
  readonly entries: readonly ValueEntry[];
}

/** Templates that hold no manifests: named templates, and what Helm prints when it is done. */
export function isHelmText(uri: string): boolean {
  return /\/templates\/(?:.*\.tpl|(?:.*\/)?NOTES\.txt)$/.test(uri);
}

/** `values.yaml`, `values-prod.yaml`, `ci/minimal-values.yaml`. */
export function isValuesFile(uri: string): boolean {
  return /^(?:.*[-_.])?values(?:[-_.].*)?\.ya?ml$/.test(basename(uri));
}

/** Undefined for a file that is nothing to Helm. Never throws. */
export function readHelmFile(
  uri: string,
  text: string,
  intern: (value: string) => string,
): HelmFile | undefined {
  if (basename(uri) === 'Chart.yaml') return readChart(text, intern);
  if (/\/templates\//.test(uri)) return text.includes('{{') ? readTemplate(text, intern) : undefined;
  return isValuesFile(uri) ? { type: 'values', entries: readValues(text, intern) } : undefined;
}

function readChart(text: string, intern: (value: string) => string): ChartFile {
  const start = splitDocuments(text)[0]?.start ?? 0;
  const { root } = parseOneDocument(text.slice(start), intern);
  return {
    type: 'chart',
    entries: readValues(text, intern),
    name: scalarAt(root, 'name')?.value ?? '',
    dependencies: itemsAt(root, 'dependencies').flatMap((node) => dependencyOf(node, start)),
  };
}

function dependencyOf(node: Node, start: number): readonly Dependency[] {
  const value = (key: string): string => scalarAt(node, key)?.value ?? '';
  const name = value('name');
  const spans = ['name', 'repository'].flatMap((key) => {
    const text = scalarAt(node, key);
    return text ? [shift({ start: text.start, end: text.end }, start)] : [];
  });
  return name === '' ? [] : [{ name, key: value('alias') || name, repository: value('repository'), spans }];
}
