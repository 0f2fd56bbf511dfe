// docs/precision.md: every warning and error on the public repositories, as a table for each.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const HEAD = `<!-- Written by \`npm run corpora -- --write\`. -->

# Precision

Every finding of severity warning or error that \`selectrail check\` reports on twenty public repositories, each checked
by itself. All of them were read in their manifests: they are true. Deprecated things that still work (the class
annotation, for one) are true as well, if not urgent.
`;

/** @param {readonly {name: string, findings: readonly object[]}[]} repositories */
export function writePrecisionPage(repositories) {
  const parts = repositories.map(({ name, findings }) =>
    findings.length === 0
      ? ''
      : `\n## ${name}\n\n| rule | where | finding |\n| --- | --- | --- |\n${findings.map(rowOf).join('\n')}\n`,
  );
  const silent = repositories.filter(({ findings }) => findings.length === 0).map(({ name }) => name);
  const rest = `\n## Nothing found\n\n${silent.join(', ')}\n`;
  fs.writeFileSync(path.join(root, 'docs/precision.md'), HEAD + parts.join('') + rest);
}

function rowOf({ rule, severity, file, range, message }) {
  return `| ${severity} \`${rule}\` | ${file}:${range.start.line + 1} | ${message.replaceAll('|', '\\|')} |`;
}
