// The call hierarchy as VS Code asks for it: who reaches a workload, and what that reaches in turn.
import * as vscode from 'vscode';
import { assert } from '../assert';
import { open, positionOf } from '../editor';
import { poll } from '../poll';

describe('the call hierarchy', () => {
  const textOf = ({ name, detail }: vscode.CallHierarchyItem): string => `${name} ${detail}`;

  const prepare = (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CallHierarchyItem> =>
    poll(async () => {
      const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
        'vscode.prepareCallHierarchy',
        document.uri,
        position,
      );
      return item;
    }, 'an item of the call hierarchy');

  it('lists who can reach a workload, with ports, at the rule that decides', async () => {
    const document = await open('shop/api.yaml');
    const item = await prepare(document, positionOf(document, /name: (api)/));
    assert(item.name === 'deployment/api', `it is called ${item.name}`);
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    );
    const texts = calls.map(({ from }) => textOf(from));
    assert(
      texts.some((text) => text.startsWith('deployment/web TCP 8080')),
      `it lists ${texts.join(', ')}`,
    );
    assert(
      texts.some((text) => text.startsWith('ingress/shop perhaps TCP 8080')),
      `it lists ${texts.join(', ')}`,
    );
    assert(
      calls.every(({ fromRanges }) => fromRanges.length > 0),
      'a call has no place',
    );
  });

  it('lists what a workload can reach', async () => {
    const document = await open('shop/api.yaml');
    const item = await prepare(document, positionOf(document, /name: (api)/));
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      item,
    );
    const texts = calls.map(({ to }) => textOf(to));
    assert(
      texts.some((text) => text.startsWith('everywhere else')),
      `it lists ${texts.join(', ')}`,
    );
  });
});
