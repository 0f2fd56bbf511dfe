/** From a document's tree to its objects. A `List` unfolds; what is not Kubernetes yields nothing. */
import { at, get, itemsAt, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import { directivesIn } from '../syntax/directives';
import { parseOneDocument } from '../syntax/document';
import type { KindTable } from './customKinds';
import { decodeLabels } from './labels';
import { part } from './linked';
import { type Document, groupOf, type KubeObject } from './object';
import { definitionFor } from './registry';
import { unmodelled } from './unmodelled';

/** Objects that one document may unfold to. */
const MAX_OBJECTS = 50_000;

/** Facts of the document in `text`, which stands in the file `uri`, by the definitions of `kinds`. Never throws. */
export function decodeDocument(
  uri: string,
  text: string,
  intern: (value: string) => string,
  kinds: KindTable = definitionFor,
): Document {
  if (!mayBeManifest(text)) {
    return {
      uri,
      objects: [],
      problems: [],
      templated: false,
      directives: directivesIn(text, undefined, intern),
    };
  }
  const { root, problems, templated } = parseOneDocument(text, intern);
  const objects: KubeObject[] = [];
  const directives = directivesIn(text, root, intern);
  const document: Document = { uri, objects, problems, templated, directives };
  if (root) unfold(root, { document, objects, kinds, source: text });
  return document;
}

/** Facts of a tree that no file holds as it is. Its document is `document`, with its objects. */
export function decodeTree(root: Node, document: Omit<Document, 'objects'>, kinds: KindTable): Document {
  const objects: KubeObject[] = [];
  const decoded: Document = { ...document, objects };
  add(root, { document: decoded, objects, kinds, source: undefined });
  return decoded;
}

/** Most other YAML is told apart without being parsed. */
function mayBeManifest(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

/** What a document unfolds to so far. */
interface Unfolding {
  readonly document: Document;
  readonly objects: KubeObject[];
  readonly kinds: KindTable;
  /** Text of the document, where a file holds it. */
  readonly source: string | undefined;
}

/** What the items of a typed list are, where they do not say it themselves. */
interface ItemType {
  readonly apiVersion: Text | undefined;
  readonly kind: Text;
}

function unfold(node: Node, into: Unfolding): void {
  const kind = scalarAt(node, 'kind');
  if (!kind?.value.endsWith('List') || get(node, 'items')?.kind !== 'seq') {
    add(node, into);
    return;
  }
  const itemKind = part(kind, 0, kind.value.length - 'List'.length);
  const type =
    itemKind.value === '' ? undefined : { apiVersion: scalarAt(node, 'apiVersion'), kind: itemKind };
  for (const item of itemsAt(node, 'items')) add(item, into, type); // lists within lists stop here
}

function add(node: Node, into: Unfolding, type?: ItemType): void {
  if (node.kind !== 'map' || into.objects.length >= MAX_OBJECTS) return;
  const object = decodeObject(node, into, type);
  if (object) into.objects.push(object);
}

function decodeObject(
  root: MapNode,
  { document, kinds, source }: Unfolding,
  type: ItemType | undefined,
): KubeObject | undefined {
  const apiVersion = scalarAt(root, 'apiVersion') ?? type?.apiVersion;
  const kind = scalarAt(root, 'kind') ?? type?.kind;
  const metadata = get(root, 'metadata');
  if (!apiVersion || !kind || metadata?.kind !== 'map') return undefined;
  const definition = kinds(apiVersion.value, kind.value);
  const context = { templated: document.templated, source };
  const { spec, pods, ports, provides } = definition.decode(root, context);
  return {
    definition,
    document,
    span: { start: root.start, end: root.end },
    apiVersion,
    kind,
    group: definition === unmodelled ? groupOf(apiVersion.value) : definition.group,
    name: scalarAt(metadata, 'name'),
    namespace: scalarAt(metadata, 'namespace'),
    labels: decodeLabels(at(metadata, 'labels'), context),
    annotations: decodeLabels(at(metadata, 'annotations'), context),
    pods,
    ports: ports ?? [],
    provides: provides ?? [],
    spec,
  };
}
