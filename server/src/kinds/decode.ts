/** From a document's tree to its objects. A `List` unfolds; what is not Kubernetes yields nothing. */
import { at, get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { parseOneDocument } from '../syntax/document';
import { decodeLabels } from './labels';
import { type Document, groupOf, type KubeObject } from './object';
import { definitionFor } from './registry';
import { unmodelled } from './unmodelled';

/** Objects that one document may unfold to. */
const MAX_OBJECTS = 50_000;

/** Facts of the document in `text`, which stands in the file `uri`. Never throws. */
export function decodeDocument(uri: string, text: string, intern: (value: string) => string): Document {
  if (!mayBeManifest(text)) return { uri, objects: [], problems: [], templated: false };
  const { root, problems, templated } = parseOneDocument(text, intern);
  const objects: KubeObject[] = [];
  const document: Document = { uri, objects, problems, templated };
  if (root) unfold(root, document, objects);
  return document;
}

/** Most other YAML is told apart without being parsed. */
function mayBeManifest(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

function unfold(node: Node, document: Document, objects: KubeObject[]): void {
  if (node.kind !== 'map' || objects.length >= MAX_OBJECTS) return;
  const kind = scalarAt(node, 'kind');
  const items = get(node, 'items');
  if (kind?.value.endsWith('List') && items?.kind === 'seq') {
    for (const item of itemsAt(node, 'items')) unfoldItem(item, document, objects);
    return;
  }
  const object = decodeObject(node, document);
  if (object) objects.push(object);
}

/** Items of a list; lists within lists stop here. */
function unfoldItem(node: Node, document: Document, objects: KubeObject[]): void {
  const object =
    node.kind === 'map' && objects.length < MAX_OBJECTS ? decodeObject(node, document) : undefined;
  if (object) objects.push(object);
}

function decodeObject(root: MapNode, document: Document): KubeObject | undefined {
  const apiVersion = scalarAt(root, 'apiVersion');
  const kind = scalarAt(root, 'kind');
  const metadata = get(root, 'metadata');
  if (!apiVersion || !kind || metadata?.kind !== 'map') return undefined;
  const definition = definitionFor(apiVersion.value, kind.value);
  const context = { templated: document.templated };
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
