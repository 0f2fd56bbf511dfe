import { networkTree } from '../ide/networkTree/networkTree';
import type { TreeNode } from '../ide/networkTree/treeNode';
import { hostOf, parseFixture } from './fixture';

/** The tree of the fixture's network: a line for each node, two spaces deeper than the one that it is under. */
export function treeOf(source: string): string {
  return lines(networkTree(hostOf(parseFixture(source)).snapshot())).join('\n');
}

function lines(nodes: readonly TreeNode[], depth = 0): readonly string[] {
  return nodes.flatMap((node) => {
    const text = node.detail();
    const detail = text === '' ? '' : `  ${text}`;
    return [`${'  '.repeat(depth)}${node.type} ${node.label}${detail}`, ...lines(node.children(), depth + 1)];
  });
}
