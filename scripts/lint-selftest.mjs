// Proves that the linter still guards the layers: each deliberate violation below has to be reported, and nothing else.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @type {Record<string, {code: string, rule: string | undefined}>} */
const FILES = {
  'server/src/syntax/upward.ts': {
    code: `import { a } from '../kinds/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/syntax/node.ts': {
    code: `import { sep } from 'node:path';\nexport const b = sep;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/kinds/a.ts': { code: `export const a = 1;\n`, rule: undefined },
  'server/src/kinds/parser.ts': {
    code: `import { parse } from 'yaml';\nexport const b = parse;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/kinds/upward.ts': {
    code: `import { a } from '../workspace/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/workspace/a.ts': { code: `export const a = 1;\n`, rule: undefined },
  'server/src/workspace/upward.ts': {
    code: `import { a } from '../network/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/network/a.ts': { code: `export const a = 1;\n`, rule: undefined },
  'server/src/network/upward.ts': {
    code: `import { a } from '../ide/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/ide/a.ts': { code: `export const a = 1;\n`, rule: undefined },
  'server/src/ide/lsp.ts': {
    code: `import { Range } from 'vscode-languageserver';\nexport const b = Range;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/ide/cycleA.ts': {
    code: `import { b } from './cycleB';\nexport const a = (): number => b();\n`,
    rule: 'no-cycle',
  },
  'server/src/ide/cycleB.ts': {
    code: `import { a } from './cycleA';\nexport const b = (): number => a();\n`,
    rule: 'no-cycle',
  },
  'server/src/lsp/a.ts': { code: `export const a = 1;\n`, rule: undefined },
  'server/src/lsp/disk.ts': {
    code: `import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n`,
    rule: 'no-restricted-imports',
  },
  'server/src/cli/sideways.ts': {
    code: `import { a } from '../lsp/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'client/src/server.ts': {
    code: `import { a } from '../../server/src/ide/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'view/src/server.ts': {
    code: `import { a } from '../../server/src/ide/a';\nexport const b = a;\n`,
    rule: 'no-restricted-imports',
  },
  'client/src/any.ts': { code: `export const a = (b: any): number => b;\n`, rule: 'no-explicit-any' },
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-selftest-'));
try {
  fs.copyFileSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  for (const [name, { code }] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), code);
  }
  const reported = lint(folder);
  const wrong = Object.entries(FILES).filter(([name, { rule }]) => {
    const rules = reported.filter((each) => each.filename === name).map((each) => each.code);
    return rule === undefined ? rules.length > 0 : !rules.some((code) => code.includes(rule));
  });
  for (const [name, { rule }] of wrong) console.error(`${name}: expected ${rule ?? 'no report'}`);
  console.log(
    `linter self-test: ${Object.keys(FILES).length - wrong.length} of ${Object.keys(FILES).length} as expected`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** @returns {{filename: string, code: string}[]} */
function lint(cwd) {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    return JSON.parse(execFileSync(process.execPath, [oxlint, '-f', 'json'], { cwd, encoding: 'utf8' }))
      .diagnostics;
  } catch (error) {
    return JSON.parse(error.stdout).diagnostics; // findings make it exit with 1
  }
}
