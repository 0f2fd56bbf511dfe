/** How Flux and Argo CD install a chart of a folder, where their objects show all of it. */
import { at, get, isKnown, itemsAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';
import { toPlain } from '../syntax/plain';
import type { Span } from '../syntax/span';

export interface InstalledChart {
  /** Of the release. */
  readonly name: string;
  /** Paths of values files from the folder of the chart, each going before those in front of it. */
  readonly files: readonly string[];
  /** Values that go before all files, as YAML; empty for none. */
  readonly values: string;
  /** Where scalars of these stand, as far as they are written one by one. */
  readonly places: readonly ValuePlace[];
}

/** A place in the object's document, and the keys that lead to it in the values. */
export interface ValuePlace extends Span {
  readonly path: readonly string[];
}

/**
 * Of a HelmRelease. Undefined where Secrets, ConfigMaps or patches decide more, or a template.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function installedByFlux(root: Node): InstalledChart | undefined {
  const spec = get(root, 'spec');
  const chart = at(spec, 'chart', 'spec');
  const elsewhere = ['valuesFrom', 'postRenderers', 'chartRef'].some((key) => get(spec, key) !== undefined);
  if (elsewhere || get(chart, 'valuesFiles') || get(chart, 'valuesFile')) return undefined;
  const [name, target, release] = [
    scalarAt(root, 'metadata', 'name'),
    scalarAt(spec, 'targetNamespace'),
    scalarAt(spec, 'releaseName'),
  ];
  const given = get(spec, 'values');
  const values = valuesIn(given);
  if (!isKnown(name) || !isKnownOrAbsent(target) || !isKnownOrAbsent(release) || values === undefined)
    return undefined;
  return {
    name: release?.value ?? (target ? `${target.value}-${name.value}` : name.value),
    files: [],
    values,
    places: placesIn(given, []),
  };
}

/**
 * Of a source of an Application that is called `name`. Undefined where parameters decide more, other sources, or a template.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export function installedByArgo(
  source: Node | undefined,
  name: Text | undefined,
): InstalledChart | undefined {
  const helm = get(source, 'helm');
  const given = ['parameters', 'fileParameters'].some((key) => itemsAt(helm, key).length > 0);
  const release = scalarAt(helm, 'releaseName') ?? name;
  const files = textsAt(helm, 'valueFiles');
  const isPlain = (file: Text): boolean => isKnown(file) && !/^\$|^\/|:\/\/|\*/.test(file.value);
  if (given || !isKnown(release) || !files.every(isPlain)) return undefined;
  const object = get(helm, 'valuesObject');
  const text = scalarAt(helm, 'values');
  const values =
    object || !text ? valuesIn(object) : isKnown(text) && !TEMPLATE.test(text.value) ? text.value : undefined;
  return values === undefined
    ? undefined
    : { name: release.value, files: files.map(({ value }) => value), values, places: placesIn(object, []) };
}

/** `${VAR}` of Flux, `{{ … }}` of an ApplicationSet. */
const TEMPLATE = /\$\{|\{\{/;

function isKnownOrAbsent(text: Text | undefined): boolean {
  return text === undefined || isKnown(text);
}

/** Empty for none; undefined where a template decides a part. JSON is YAML. */
function valuesIn(node: Node | undefined): string | undefined {
  if (!node) return '';
  return isCertain(node) ? JSON.stringify(toPlain(node)) : undefined;
}

function isCertain(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return isKnown(node) && !TEMPLATE.test(node.value);
    case 'seq':
      return node.items.every(isCertain);
    case 'map':
      return node.entries.every(({ key, value }) => isKnown(key) && isCertain(value));
  }
}

function placesIn(node: Node | undefined, path: readonly string[]): readonly ValuePlace[] {
  if (node?.kind === 'scalar') return [{ path, start: node.start, end: node.end }];
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => placesIn(value, [...path, key.value]));
}
