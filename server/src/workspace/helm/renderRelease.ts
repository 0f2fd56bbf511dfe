/** A release of a chart as a unit of deployment: the objects that Helm rendered, decoded as those of files are. */
import type { KindTable } from '../../kinds/customKinds';
import { decodeTree } from '../../kinds/decode';
import type { Document, KubeObject, Region } from '../../kinds/object';
import { parseUntemplated } from '../../syntax/document';
import { itemsAt, type Node, scalarAt, type ScalarNode } from '../../syntax/node';
import { MASK } from '../../syntax/scalars';
import { shift, type Span } from '../../syntax/span';
import type { FileFacts } from '../file';
import { collapsed, homeOfRendered } from '../kustomize/regions';
import type { Unit } from '../layout';
import { opennessOfObject } from '../openness';
import { placeTree, templateFor } from './placeTree';
import { type Rendering, UNKNOWN_IN_TEXT } from './release';
import { type Inputs, inputsIn, isStale } from './releaseInputs';
import { keptFrom, type RenderedDocument, renderedDocuments } from './renderedDocuments';
import { templateFile } from './templateFile';
import type { TemplateTree, TemplateTrees } from './templateTrees';

export interface RenderedRelease {
  readonly type: 'release';
  readonly rendering: Rendering;
  readonly open: readonly string[];
  readonly stale: boolean;
  readonly objects: readonly KubeObject[];
  /** Templates whose objects it deploys. */
  readonly files: ReadonlySet<string>;
  /** Files that it is rendered from, and those that were looked for in vain. */
  readonly reads: ReadonlyMap<string, FileFacts | undefined>;
  /** Objects by their templates. Those of packed subcharts exist, and stand nowhere. */
  readonly byFile: ReadonlyMap<string, readonly KubeObject[]>;
  readonly memory: ReadonlyMap<RenderedDocument, Placed>;
  readonly documents: readonly RenderedDocument[];
  readonly inputs: Inputs;
}

/** What became of a document, and the file that it took its places from. */
interface Placed {
  /** Documents of that file, where its text was at hand. */
  readonly sources: readonly Document[];
  readonly objects: readonly KubeObject[];
}

export interface ReleaseSettings {
  readonly files: { get(uri: string): FileFacts | undefined };
  readonly kinds: KindTable;
  readonly trees: TemplateTrees;
}

/** The objects of `unit`, a release, as `rendering` has them; those that are as they were in `before` are the same ones. */
export function renderRelease(
  unit: Unit,
  rendering: Rendering,
  { files, kinds, trees }: ReleaseSettings,
  before: RenderedRelease | undefined,
): RenderedRelease {
  const { release } = rendering;
  const reads = new Map<string, FileFacts | undefined>();
  const read = (uri: string): FileFacts | undefined => {
    reads.set(uri, files.get(uri));
    return files.get(uri);
  };
  const inputs = inputsIn(
    (unit.files ?? []).flatMap((uri) => read(uri) ?? []),
    before?.inputs,
  );
  const documents =
    before?.rendering === rendering
      ? before.documents
      : keptFrom(before?.documents ?? [], renderedDocuments(rendering.text));
  const home = homeOfRendered(unit);
  const treesOf = once((file: FileFacts) => trees.of(file));
  const memory = new Map<RenderedDocument, Placed>();
  const byFile = new Map<string, KubeObject[]>([...inputs.keys()].map((uri) => [uri, []]));
  for (const document of documents) {
    const file = templateFile(release.chart, document.source, read);
    const place = file ?? read(`${release.chart}/Chart.yaml`);
    const known = before?.memory.get(document);
    const sources = place?.text === undefined ? [] : place.documents;
    const isSame = known && sameItems(known.sources, sources);
    const objects = isSame ? known.objects : placeObjects(document, place, treesOf, { home, kinds });
    memory.set(document, { sources, objects });
    if (file) listIn(byFile, file.uri).push(...objects);
  }
  const objects = [...memory.values()].flatMap((each) => each.objects);
  const stale = isStale(rendering, inputs);
  return {
    type: 'release',
    rendering,
    objects,
    open: opennessOf(objects, inputs, stale),
    stale,
    files: new Set([...byFile.keys()].filter((uri) => uri.includes('/templates/'))),
    reads,
    byFile,
    memory,
    documents,
    inputs,
  };
}

function listIn(lists: Map<string, KubeObject[]>, uri: string): KubeObject[] {
  const list = lists.get(uri) ?? [];
  lists.set(uri, list);
  return list;
}

function opennessOf(objects: readonly KubeObject[], inputs: Inputs, stale: boolean): readonly string[] {
  const asking = [...inputs.values()].some(({ asks }) => asks);
  return [
    ...new Set([
      ...(stale ? ['the chart was edited since Helm rendered it'] : []),
      ...(asking ? ['a template asks the cluster what it has'] : []),
      ...objects.flatMap(opennessOfObject),
    ]),
  ];
}

interface Decoding {
  readonly home: string;
  readonly kinds: KindTable;
}

/** Objects in `rendered`; `place` is its template, or else the Chart.yaml that has it rendered. */
function placeObjects(
  rendered: RenderedDocument,
  place: FileFacts | undefined,
  treesOf: (file: FileFacts) => readonly TemplateTree[],
  decoding: Decoding,
): readonly KubeObject[] {
  const { root } = parseUntemplated(rendered.text);
  const templates = place ? treesOf(place) : [];
  const [first] = templates;
  return itemsIn(root).flatMap((item) => {
    const template = place?.helm?.type === 'chart' ? undefined : templateFor(item, templates);
    const region = (template ?? first)?.region;
    if (!region) return [];
    const tree = template
      ? placeTree(item, template)
      : collapsed(item, dependencyIn(place, rendered, region));
    return decode(withoutUnknown(tree), region, decoding) ?? [];
  });
}

/** Where the Chart.yaml names the subchart that the document comes from; the start of the region elsewhere. */
function dependencyIn(place: FileFacts | undefined, { source }: RenderedDocument, region: Region): Span {
  const key = /^charts\/([^/]+)\//.exec(source)?.[1];
  const chart = place?.helm?.type === 'chart' ? place.helm : undefined;
  const [name] = chart?.dependencies.find((each) => each.key === key)?.spans ?? [];
  const start = region.start - (place?.starts[0] ?? 0);
  return name ? shift(name, start) : { start: region.start, end: region.start };
}

/** A list unfolds. */
function itemsIn(root: Node | undefined): readonly Node[] {
  const isList = scalarAt(root, 'kind')?.value.endsWith('List') && itemsAt(root, 'items').length > 0;
  return isList ? itemsAt(root, 'items') : root ? [root] : [];
}

function decode(tree: Node, own: Region, { home, kinds }: Decoding): KubeObject | undefined {
  const document = {
    uri: own.document.uri,
    problems: [],
    templated: false,
    directives: [],
    origins: { home, regions: [own], own },
  };
  return decodeTree(tree, document, kinds).objects[0];
}

/** `node` with each value unknown that has the namespace in it which helm was told in place of an unknown one. */
function withoutUnknown(node: Node): Node {
  switch (node.kind) {
    case 'scalar':
      return unknownText(node);
    case 'seq':
      return { ...node, items: node.items.map(withoutUnknown) };
    case 'map':
      return {
        ...node,
        entries: node.entries.map(({ key, value }) => ({ key, value: withoutUnknown(value) })),
      };
  }
}

function unknownText(text: ScalarNode): ScalarNode {
  const value = text.value.replaceAll(UNKNOWN_IN_TEXT, MASK);
  return value === text.value ? text : { ...text, value, type: 'template' };
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function once<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
