// npm run generate: writes what follows from the registries of settings and rules: `contributes.configuration` in
// package.json, docs/settings.md, docs/rules.md with a page for each rule, and the schema of `.selectrail.yaml`. --check writes nothing and fails, naming each
// file that is not current.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import * as prettier from 'prettier';
import { root } from './lib/paths.mjs';

const NOTE = '<!-- Written by `npm run generate`. -->';

const { values: flags } = parseArgs({ options: { check: { type: 'boolean' } } });
const { SETTINGS, RULES, CONFIG_SHAPE, jsonSchema } = await loadRegistries();
const wanted = await allFiles();
const stale = [...wanted].filter(([file, text]) => readIfThere(file) !== text).map(([file]) => file);
const superfluous = listIfThere('docs/rules').filter((file) => !wanted.has(file));

if (flags.check) {
  for (const file of [...stale, ...superfluous])
    console.error(`${file} is not current: run \`npm run generate\``);
  process.exitCode = stale.length + superfluous.length > 0 ? 1 : 0;
} else {
  for (const file of stale) write(file, wanted.get(file));
  for (const file of superfluous) fs.rmSync(path.join(root, file));
  for (const file of [...stale, ...superfluous]) console.log(file);
}

/** The registries are TypeScript: bundled in memory, and imported from there. */
async function loadRegistries() {
  const contents = `
    export { SETTINGS } from './settingsTable';
    export { ALL_RULES as RULES } from './rules/allRules';
    export { CONFIG_SHAPE } from './config/configShape';
    export { jsonSchema } from './config/shape';
  `;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: path.join(root, 'server/src/ide'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** @returns {Promise<Map<string, string>>} formatted text of each generated file, by its path */
async function allFiles() {
  const files = [
    ['package.json', packageJson()],
    ['docs/settings.md', settingsPage()],
    ['docs/rules.md', rulesPage()],
    ['docs/selectrail.schema.json', configSchema()],
    ...RULES.map((rule) => [`docs/rules/${rule.code}.md`, rulePage(rule)]),
  ];
  const options = await prettier.resolveConfig(path.join(root, 'package.json'));
  const formatted = files.map(async ([file, text]) => [
    file,
    await prettier.format(text, { ...options, filepath: path.join(root, file) }),
  ]);
  return new Map(await Promise.all(formatted));
}

/** Only the settings are generated; what else the extension contributes is written by hand. */
function packageJson() {
  const json = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const properties = Object.entries(SETTINGS).map(([key, { type, default: value, description, schema }]) => [
    `selectrail.${key}`,
    {
      type,
      default: value,
      markdownDescription: description,
      ...(key === 'rules' ? rulesSchema(schema) : schema),
    },
  ]);
  const trace = {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    markdownDescription: 'Log the messages between VS Code and the language server to the output.',
  };
  const all = Object.fromEntries([...properties, ['selectrail.trace.server', trace]]);
  json.contributes.configuration = { title: 'Selectrail', properties: all };
  return JSON.stringify(json);
}

/** Names every rule, so that an editor completes codes and explains them. */
function rulesSchema(schema) {
  const propertyNames = {
    enum: RULES.map(({ code }) => code),
    markdownEnumDescriptions: RULES.map(({ summary }) => summary),
  };
  return { ...schema, propertyNames };
}

/** Editors find it by the extension's `yamlValidation`, others by its address. */
function configSchema() {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: '.selectrail.yaml' };
  return JSON.stringify({ ...head, ...jsonSchema(CONFIG_SHAPE) });
}

function settingsPage() {
  const rows = Object.entries(SETTINGS).map(([key, { default: value, description }]) => [
    `\`selectrail.${key}\``,
    `\`${JSON.stringify(value)}\``,
    description,
  ]);
  return page('Settings', table(['setting', 'default', 'what it does'], rows));
}

function rulesPage() {
  const rows = RULES.map(({ code, severity, level, summary }) => [
    `[\`${code}\`](rules/${code}.md)`,
    level ?? severity,
    summary,
  ]);
  return page('Rules', table(['rule', 'severity', 'reports'], rows));
}

function rulePage({ code, severity, level, summary, about }) {
  const off = level === 'off' ? ', where a setting turns it on' : '';
  return page(`\`${code}\``, `${summary}. Severity: ${severity}${off}.\n\n${about.trim()}\n`);
}

function page(title, body) {
  return `${NOTE}\n\n# ${title}\n\n${body}`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function readIfThere(file) {
  const absolute = path.join(root, file);
  return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : undefined;
}

function listIfThere(folder) {
  const absolute = path.join(root, folder);
  return fs.existsSync(absolute) ? fs.readdirSync(absolute).map((name) => `${folder}/${name}`) : [];
}

function write(file, text) {
  const absolute = path.join(root, file);
  fs.mkdirSync(path.dirname(absolute), { recursive: true });
  fs.writeFileSync(absolute, text);
}
