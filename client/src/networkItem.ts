// How a node of the network looks, to the eye and to a screen reader.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { NetworkItem } from './networkTree';

const ICONS: Readonly<Record<string, string>> = {
  folder: 'root-folder',
  kustomization: 'layers',
  chart: 'package',
  directory: 'folder',
  together: 'folder-library',
  namespace: 'symbol-namespace',
  service: 'plug',
  workload: 'server-process',
  route: 'globe',
  policy: 'shield',
};

/** Items of objects open their YAML. */
export function networkTreeItem(
  { convert }: { readonly convert: BaseLanguageClient['protocol2CodeConverter'] },
  { id, node, parent }: NetworkItem,
  siblings: readonly NetworkItem[],
): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const single = siblings.length === 1 ? Expanded : Collapsed;
  const state = node.type === 'namespace' || !parent ? single : Collapsed;
  const item = new vscode.TreeItem(node.label, node.hasChildren ? state : None);
  const words = [node.type === 'folder' ? '' : node.type, node.label].filter((word) => word !== '').join(' ');
  const detail = node.detail.replaceAll(' · ', ', ').replaceAll('→', ' to ');
  item.id = id;
  item.description = node.detail;
  item.iconPath = new vscode.ThemeIcon(ICONS[node.type] ?? 'circle-outline');
  item.contextValue = [node.location ? 'object' : '', node.end === null ? '' : 'end', node.type]
    .filter((word) => word !== '')
    .join(' ');
  item.accessibilityInformation = { label: detail === '' ? words : `${words}, ${detail}` };
  if (!node.location) return item;
  const uri = convert.asUri(node.location.uri);
  const selection = convert.asRange(node.location.range);
  const file = `${vscode.workspace.asRelativePath(uri)}:${selection.start.line + 1}`;
  item.tooltip = [node.tooltip, file].filter((line) => line !== '').join('\n');
  item.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [uri, { selection, preserveFocus: true }],
  };
  return item;
}
