// npm run conformance [name ...]: answers that others have given to the same questions, against ours. They are not part
// of this repository: SELECTRAIL_SHARED says where they are.
import fs from 'node:fs';
import path from 'node:path';
import { loadCore } from './conformance/core.mjs';
import * as dns from './conformance/dns.mjs';
import * as explain from './conformance/explain.mjs';
import * as netpolE2e from './conformance/netpolE2e.mjs';
import * as npGuard from './conformance/npGuard.mjs';
import * as reach from './conformance/reach.mjs';
import * as route from './conformance/route.mjs';
import * as selects from './conformance/selects.mjs';
import * as targetPort from './conformance/targetPort.mjs';

/** One for each type of check in the truth tables. */
const TYPES = [selects, targetPort, dns, route, reach, explain];
const SUITES = [...TYPES.map(truthTable), netpolE2e, npGuard];

const shared = process.env['SELECTRAIL_SHARED'];
if (!shared || !fs.existsSync(path.join(shared, 'conformance'))) {
  console.log(
    'conformance: SELECTRAIL_SHARED names no folder with a conformance folder in it; nothing to compare with',
  );
  process.exit(0);
}
const wanted = process.argv.slice(2);
let failed = false;
for (const suite of SUITES) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  const core = suite.modules ? await loadCore(suite.modules) : undefined;
  report(suite.name, suite.checks(core, shared));
}
process.exitCode = failed ? 1 : 0;

/** The checks of one type in the truth tables, as a suite. */
function truthTable({ type, modules, ask, agrees, differs }) {
  return {
    name: type,
    modules,
    checks(core, folder) {
      const file = path.join(folder, 'conformance/truth-tables/truth-tables.json');
      const { cases } = JSON.parse(fs.readFileSync(file, 'utf8'));
      return cases.flatMap(({ id, title, manifests, checks }) =>
        checks
          .filter((check) => check.type === type)
          .map((check) => ({ name: `${id} ${title}`, ...tried(manifests, check) })),
      );
      function tried(manifests, check) {
        try {
          const actual = ask(core, manifests, check);
          const passed = agrees(check.expected, actual, check);
          return { check, expected: check.expected, actual, passed, explained: differs?.(check) ?? false };
        } catch (error) {
          return { check, expected: check.expected, actual: String(error), passed: false };
        }
      }
    },
  };
}

function report(name, checks) {
  const passed = checks.filter((check) => check.passed);
  const misses = checks.filter((check) => !check.passed);
  console.log(`${name}: ${passed.length} of ${checks.length}`);
  for (const { name: title, check, expected, actual, explained } of misses) {
    console.log(`  ${explained ? 'differs, see docs/conformance.md' : 'MISS'} ${title}`);
    if (!explained) console.log(`    ${JSON.stringify({ check, expected, actual })}`);
  }
  if (misses.some(({ explained }) => !explained)) failed = true;
}
