// npm run test:grammar: the injected grammars on top of VS Code's own YAML, by the engine and the grammars of the VS Code
// in .vscode-test. In each *.yaml of syntaxes/tests a comment line with carets, `# ^^^ scope`, tells a scope that each
// marked character of the line above has; `# ^^^ -scope`, one that it does not have.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { conclude } from './lib/counts.mjs';
import { root } from './lib/paths.mjs';
import { installVscode } from './vscode-install.mjs';

const { directory } = await installVscode();
const require = createRequire(path.join(directory, 'package.json'));
const textmate = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');
const { grammars: own } = readJson(path.join(root, 'package.json')).contributes;
const grammar = await yamlGrammar();

const counts = { passed: 0, failed: 0 };
const tests = path.join(root, 'syntaxes/tests');
for (const name of fs.readdirSync(tests)) {
  const lines = fs.readFileSync(path.join(tests, name), 'utf8').split('\n');
  for (const { at, from, to, scope } of assertionsIn(lines)) {
    const scopes = scopesOver(lines, at, from, to);
    const absent = scope.startsWith('-');
    const wanted = absent ? scope.slice(1) : scope;
    const right = scopes.every((each) => each.some((one) => one.startsWith(wanted)) !== absent);
    counts[right ? 'passed' : 'failed']++;
    if (!right) console.error(`${name}:${at + 1}:${from + 1}: ${scope}, but: ${scopes[0]?.join(' ')}`);
  }
}
process.exitCode = conclude(counts);

async function yamlGrammar() {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const yaml = path.join(directory, 'extensions/yaml');
  const files = new Map([
    ...readJson(path.join(yaml, 'package.json')).contributes.grammars.map((each) => [
      each.scopeName,
      path.join(yaml, each.path),
    ]),
    ...own.map((each) => [each.scopeName, path.join(root, each.path)]),
  ]);
  const registry = new textmate.Registry({
    onigLib: {
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    },
    loadGrammar: async (scopeName) => {
      const file = files.get(scopeName);
      return file === undefined ? null : textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file);
    },
    getInjections: (scopeName) =>
      own.filter(({ injectTo }) => injectTo.includes(scopeName)).map((each) => each.scopeName),
  });
  return registry.loadGrammar('source.yaml');
}

/** @param {readonly string[]} lines */
function* assertionsIn(lines) {
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const found = /^#( *)(\^+) (-?[\w.-]+)$/.exec(line);
    if (found)
      yield { at, from: found[1].length + 1, to: found[1].length + 1 + found[2].length, scope: found[3] };
    else at = index;
  }
}

/** Scopes of each token of line `at` between the columns. */
function scopesOver(lines, at, from, to) {
  let state = textmate.INITIAL;
  for (const line of lines.slice(0, at)) state = grammar.tokenizeLine(line, state).ruleStack;
  const { tokens } = grammar.tokenizeLine(lines[at], state);
  return tokens
    .filter((token) => token.startIndex < to && token.endIndex > from)
    .map((token) => token.scopes);
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
