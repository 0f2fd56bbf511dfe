/** The tree of the network: requests of our own, for a view that opens one branch after the other. */
import { type Location, RequestType, type TextDocumentPositionParams } from 'vscode-languageserver';
import { hasChildren, type TreeNode } from '../ide/networkTree/treeNode';
import type { Converter } from './convert';
import type { Moment } from './moment';
import { fromClient } from './uris';

export interface NetworkTreeParams {
  /** Of a file or folder in the root whose tree is meant. */
  readonly uri: string;
  /** Keys that lead to a node, for each node whose children are wanted. */
  readonly paths: readonly (readonly string[])[];
}

interface NetworkTreeNode extends Pick<TreeNode, 'key' | 'type' | 'label'> {
  readonly detail: string;
  readonly tooltip: string;
  readonly hasChildren: boolean;
  /** Its name as an end of connections; null for what is none. */
  readonly end: string | null;
  /** null for what is no object. */
  readonly location: Location | null;
}

export const NetworkTreeRequest = {
  type: new RequestType<NetworkTreeParams, NetworkTreeNode[][], void>('selectrail/networkTree'),
} as const;

/** Keys that lead to the object at a position; null where the tree does not hold it. */
export const NetworkTreePathRequest = {
  type: new RequestType<TextDocumentPositionParams, readonly string[] | null, void>(
    'selectrail/networkTreePath',
  ),
} as const;

export function networkTree(
  { analysis, convert }: Moment,
  { paths }: NetworkTreeParams,
): NetworkTreeNode[][] {
  return paths.map((path) => analysis.networkTree(path).map((node) => toNode(node, convert)));
}

export function networkTreePath(
  { analysis, convert }: Moment,
  { textDocument, position }: TextDocumentPositionParams,
): readonly string[] | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  return (offset === undefined ? undefined : analysis.networkTreePath(uri, offset)) ?? null;
}

function toNode(node: TreeNode, convert: Converter): NetworkTreeNode {
  const { key, type, label, place } = node;
  const [detail, tooltip] = [node.detail(), node.tooltip()];
  const location = place ? convert.location(place) : null;
  return {
    key,
    type,
    label,
    detail,
    tooltip,
    hasChildren: hasChildren(node),
    end: node.end ?? null,
    location,
  };
}
