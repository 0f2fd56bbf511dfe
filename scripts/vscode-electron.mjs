// npm run test:electron: the mocha suite through @vscode/test-electron.
// VSCODE_PATH=<executable>: an installed desktop VS Code; VSCODE_VERSION=1.91.0|stable|insiders: a downloaded one;
// neither: the VS Code server with Chromium, behind the same interface.
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { root, testEntry } from './lib/paths.mjs';
import { withTempFolder, withWorkspaceCopy } from './lib/temp-folder.mjs';

async function executable() {
  const { VSCODE_PATH, VSCODE_VERSION } = process.env;
  if (VSCODE_PATH) return VSCODE_PATH;
  if (VSCODE_VERSION) return downloadAndUnzipVSCode(VSCODE_VERSION);
  return path.join(root, 'scripts/code-in-browser.mjs');
}

const vscodeExecutablePath = await executable();
try {
  await withWorkspaceCopy('demo', (folder) =>
    withTempFolder((profile) =>
      runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: root,
        extensionTestsPath: testEntry,
        launchArgs: [
          folder,
          '--disable-extensions',
          `--user-data-dir=${path.join(profile, 'data')}`,
          `--extensions-dir=${path.join(profile, 'extensions')}`,
        ],
      }),
    ),
  );
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
