// npm run test:vscode: the mocha suite in a real extension host, on a copy of a workspace under test-fixtures/workspaces.
// --workspace <name>  default: demo        --grep <pattern>  only these tests        --verbose  all logs
// --web  in a web worker, as on vscode.dev, with the workspace in memory
import { parseArgs } from 'node:util';
import { conclude } from './lib/counts.mjs';
import { mochaInBrowser } from './lib/mocha-in-browser.mjs';
import { root, testEntry } from './lib/paths.mjs';
import { withWorkspaceCopy } from './lib/temp-folder.mjs';

const { values } = parseArgs({
  options: {
    workspace: { type: 'string', default: 'demo' },
    grep: { type: 'string' },
    verbose: { type: 'boolean' },
    web: { type: 'boolean' },
  },
});

const counts = await withWorkspaceCopy(values.workspace, (folder) =>
  mochaInBrowser({
    label: values.web ? 'vscode-web' : 'vscode-test',
    host: values.web ? 'web' : 'node',
    folder,
    extensionDevelopmentPath: root,
    extensionTestsPath: testEntry,
    verbose: values.verbose,
    env: values.grep === undefined ? {} : { MOCHA_GREP: values.grep },
  }),
);
process.exitCode = conclude(counts);
