/** Kustomization files: which files one reaches, and whether it does more than name them. */
import { parseOneDocument } from '../syntax/document';
import { get, itemsAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';

export interface Kustomization {
  /** Files and folders that are objects of the kustomization: `resources`, `bases`, `components`. */
  readonly resources: readonly Text[];
  /** Files that change objects, and are none themselves. */
  readonly patches: readonly Text[];
  readonly namespace: Text | undefined;
  /** Why the objects cannot all be known from the files: generators, transformers. */
  readonly open: readonly string[];
}

const FILE_NAMES = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;
/** Fields that make or change objects in ways that are not followed. */
const OPEN_FIELDS = [
  'configurations',
  'transformers',
  'replacements',
  'vars',
  'helmCharts',
  'helmChartInflationGenerator',
  'generators',
  'namePrefix',
  'nameSuffix',
  'commonLabels',
  'labels',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
];
export function isKustomizationFile(uri: string): boolean {
  return FILE_NAMES.test(uri);
}

/** From one document; undefined where it is none after all (a Flux object has `kind: Kustomization`, too). */
export function decodeKustomization(text: string): Kustomization | undefined {
  const { root } = parseOneDocument(text, (value) => value);
  if (root?.kind !== 'map' || get(root, 'spec')) return undefined;
  if (!['Kustomization', 'Component'].includes(scalarAt(root, 'kind')?.value ?? 'Kustomization'))
    return undefined;
  return {
    resources: ['resources', 'bases', 'components'].flatMap((field) => textsAt(root, field)),
    patches: patchesOf(root),
    namespace: scalarAt(root, 'namespace'),
    open: OPEN_FIELDS.filter((field) => get(root, field) !== undefined).map(
      (field) => `it uses \`${field}\``,
    ),
  };
}

function patchesOf(root: Node): readonly Text[] {
  const paths = ['patches', 'patchesJson6902'].flatMap((field) =>
    itemsAt(root, field).flatMap((item) => scalarAt(item, 'path') ?? []),
  );
  return [...textsAt(root, 'patchesStrategicMerge').filter((text) => text.style !== 'block'), ...paths];
}
