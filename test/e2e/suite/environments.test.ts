// The status bar item for environments follows the active file, and the choice decides what hovers show.
import * as vscode from 'vscode';
import { open, positionOf } from '../editor';
import { poll } from '../poll';

interface Api {
  readonly environmentItem: vscode.StatusBarItem;
}

describe('environments', () => {
  const extension = vscode.extensions.getExtension<Api>('selectrail.selectrail');
  const choose = (name: string): Thenable<unknown> =>
    vscode.commands.executeCommand('selectrail.chooseEnvironment', name);
  const itemSays = (text: string): Promise<boolean> =>
    poll(
      () => extension?.exports.environmentItem.text === `$(layers) ${text}`,
      `\`${text}\` in the status bar`,
    );

  after(() => choose(''));

  it('are offered for a base of several overlays', async () => {
    await open('overlays/base/service.yaml');
    await itemSays('2 environments');
  });

  it('decide the namespace that a hover shows', async () => {
    const service = await open('overlays/base/service.yaml');
    const position = positionOf(service, /name: (newsletter)/);
    const hoverSays = (text: string): Promise<boolean> =>
      poll(async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          service.uri,
          position,
        );
        const parts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
        return parts.some(({ value }) => value.includes(text));
      }, `a hover with \`${text}\``);
    await choose('dev');
    await itemSays('dev');
    await hoverSays('newsletter.marketing-dev.svc');
    await choose('prod');
    await itemSays('prod');
    await hoverSays('newsletter.marketing.svc');
    await choose('elsewhere');
    await itemSays('2 environments');
    await hoverSays('It differs in `prod`');
  });
});
