/** How Flux and Argo CD install a chart of a folder, where their objects show all of it. */
import { at, get, isKnown, itemsAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';
import { toPlain } from '../syntax/plain';

export interface InstalledChart {
  /** Of the release. */
  readonly name: string;
  /** Paths of values files from the folder of the chart, each going before those in front of it. */
  readonly files: readonly string[];
  /** Values that go before all files, as YAML; empty for none. */
  readonly values: string;
}

/**
 * Of a HelmRelease. Undefined where Secrets, ConfigMaps or patches decide more, or a template.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function installedByFlux(root: Node): InstalledChart | undefined {
  const spec = get(root, 'spec');
  const chart = at(spec, 'chart', 'spec');
  const given = ['valuesFrom', 'postRenderers', 'chartRef'].some((key) => get(spec, key) !== undefined);
  if (given || get(chart, 'valuesFiles') || get(chart, 'valuesFile')) return undefined;
  const [name, target, release] = [
    scalarAt(root, 'metadata', 'name'),
    scalarAt(spec, 'targetNamespace'),
    scalarAt(spec, 'releaseName'),
  ];
  const values = valuesIn(get(spec, 'values'));
  if (!isKnown(name) || !isKnownOrAbsent(target) || !isKnownOrAbsent(release) || values === undefined)
    return undefined;
  return {
    name: release?.value ?? (target ? `${target.value}-${name.value}` : name.value),
    files: [],
    values,
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
    : { name: release.value, files: files.map(({ value }) => value), values };
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
