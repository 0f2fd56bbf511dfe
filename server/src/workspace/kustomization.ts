/** Kustomization files: which files one reaches, and whether it does more than name them. */
import { part } from '../kinds/linked';
import { parseOneDocument } from '../syntax/document';
import { objectsInside } from './kustomize/sources';
import { get, itemsAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';

export interface Kustomization {
  /** Files and folders that are objects of the kustomization: `resources`, `bases`, `components`. */
  readonly resources: readonly Text[];
  /** Files that change objects, and are none themselves. */
  readonly patches: readonly Text[];
  readonly namespace: Text | undefined;
  /** Why the objects cannot all be known from the files: generators, transformers. */
  readonly open: readonly string[];
  /** Offset at which its document starts in the file; the spans of all texts count from there. */
  readonly start: number;
  /** Offset in the file at which its first key stands. */
  readonly content: number;
  /** Every path that it names, whatever for. Some lead to no file of the workspace. */
  readonly paths: readonly Text[];
  readonly targets: readonly PatchTarget[];
  /** Objects that patches within the file, and `replicas`, name as they are. */
  readonly named: readonly PatchTarget[];
}

/** Objects that a patch names, its target as regular expressions. */
export interface PatchTarget {
  readonly kind: Text | undefined;
  readonly name: Text;
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

/** From one document, which starts at the offset `start` of its file; undefined where it is none after all (a Flux object has `kind: Kustomization`, too). */
export function decodeKustomization(text: string, start: number): Kustomization | undefined {
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
    start,
    content: start + root.start,
    paths: pathsOf(root),
    targets: [...itemsAt(root, 'patches'), ...itemsAt(root, 'patchesJson6902')].flatMap(targetOf),
    named: [...namedInside(root, text), ...itemsAt(root, 'replicas').flatMap(namedBy)],
  };
}

function namedBy(item: Node): readonly PatchTarget[] {
  const name = scalarAt(item, 'name');
  return name ? [{ kind: undefined, name }] : [];
}

/** Objects of strategic merge patches that stand in the kustomization `root` itself, which is that of `text`. */
function namedInside(root: Node, text: string): readonly PatchTarget[] {
  const scalars = [
    ...itemsAt(root, 'patches').flatMap((item) => scalarAt(item, 'patch') ?? []),
    ...textsAt(root, 'patchesStrategicMerge').filter(({ style }) => style === 'block'),
  ];
  return scalars
    .flatMap((scalar) => objectsInside(scalar, text))
    .flatMap((node) => {
      const [kind, name] = [scalarAt(node, 'kind'), scalarAt(node, 'metadata', 'name')];
      return kind && name?.written === undefined && name ? [{ kind, name }] : [];
    });
}

/** Lists of paths, and lists of maps with paths in them: the field, and what holds the path. */
const PATH_LISTS = [
  'resources',
  'bases',
  'components',
  'patchesStrategicMerge',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
];
const PATH_FIELDS = [
  ['patches', 'path'],
  ['patchesJson6902', 'path'],
  ['replacements', 'path'],
] as const;
const FILE_FIELDS = ['files', 'envs'] as const;

function pathsOf(root: Node): readonly Text[] {
  const listed = PATH_LISTS.flatMap((field) => textsAt(root, field));
  const named = PATH_FIELDS.flatMap(([field, key]) =>
    itemsAt(root, field).flatMap((item) => scalarAt(item, key) ?? []),
  );
  const filled = ['configMapGenerator', 'secretGenerator'].flatMap((field) =>
    itemsAt(root, field).flatMap((item) => FILE_FIELDS.flatMap((key) => textsAt(item, key))),
  );
  return [...listed, ...named, ...filled.map(behindKey)].filter((text) => text.style !== 'block');
}

/** `key=path`: the path. */
function behindKey(text: Text): Text {
  const at = text.value.indexOf('=');
  return at < 0 || text.end - text.start !== text.value.length ? text : part(text, at + 1, text.value.length);
}

function targetOf(patch: Node): readonly PatchTarget[] {
  const name = scalarAt(patch, 'target', 'name');
  return name ? [{ kind: scalarAt(patch, 'target', 'kind'), name }] : [];
}

function patchesOf(root: Node): readonly Text[] {
  const paths = ['patches', 'patchesJson6902'].flatMap((field) =>
    itemsAt(root, field).flatMap((item) => scalarAt(item, 'path') ?? []),
  );
  return [...textsAt(root, 'patchesStrategicMerge').filter((text) => text.style !== 'block'), ...paths];
}
