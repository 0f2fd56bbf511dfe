// Listings, exposures and differences of np-guard's analyser, compared by its own score.py.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

export const name = 'np-guard';

const COMMANDS = {
  plain: 'reach {dir} -o csv',
  exposure: 'reach {dir} -o csv --exposure',
  diff: 'diff {dir} {dir2} -o csv',
};

/** Cases of which the answer of Kubernetes is another; docs/conformance.md says why. */
const DIFFERENT = ['connlist/anp_banp_test_multiple_warnings.txt'];

export function checks(_core, shared) {
  const folder = path.join(shared, 'conformance/np-guard');
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-np-guard-')), 'report.json');
  return Object.entries(COMMANDS).flatMap(([kind, command]) => {
    const tool = `node ${path.join(root, 'dist/selectrail.js')} ${command}`;
    const args = [
      'score.py',
      '--repo',
      '.',
      '--side',
      'public',
      '--loose',
      '--kind',
      kind,
      '--json',
      report,
      '--cmd',
      tool,
    ];
    const done = spawnSync('python3', args, { cwd: folder, encoding: 'utf8' });
    if (!fs.existsSync(report)) throw new Error(done.stderr || 'score.py wrote no report');
    const results = JSON.parse(fs.readFileSync(report, 'utf8'));
    fs.rmSync(report);
    return results
      .filter(({ status }) => status !== 'vacuous')
      .map(({ id, status, missing, extra }) => ({
        name: `${kind} ${id}`,
        expected: 'the same rows',
        actual: `${missing} missing, ${extra} extra`,
        passed: status === 'pass',
        explained: DIFFERENT.includes(id),
      }));
  });
}
