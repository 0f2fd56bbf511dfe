#!/usr/bin/env node
// Takes the command line of a VS Code executable, as @vscode/test-electron writes it, and runs the suite in the VS Code
// server with Chromium instead.
import { parseArgs } from 'node:util';
import { conclude } from './lib/counts.mjs';
import { mochaInBrowser } from './lib/mocha-in-browser.mjs';

const text = /** @type {const} */ ({ type: 'string' });
const { values, positionals } = parseArgs({
  strict: false, // VS Code has many more options, which mean nothing here
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    'user-data-dir': text,
    'extensions-dir': text,
  },
});

const path = (name) => /** @type {string | undefined} */ (values[name]);
const counts = await mochaInBrowser({
  label: 'vscode-electron',
  folder: positionals[0] ?? process.cwd(),
  extensionDevelopmentPath: path('extensionDevelopmentPath'),
  extensionTestsPath: path('extensionTestsPath'),
  userDataDir: path('user-data-dir'),
  extensionsDir: path('extensions-dir'),
});
process.exitCode = conclude(counts);
