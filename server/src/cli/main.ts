/** The command line: reads it, runs one command, sets the exit status. */
import { check } from './check';
import { diff } from './diff';
import { explain } from './explain';
import { dns } from './dns';
import { lsp } from './lsp';
import { readCommand } from './options';
import { reach } from './reach';
import { route } from './route';
import { withProgress } from './terminal';
import { USAGE } from './usage';
import { version } from '../../../package.json';

const command = readCommand(process.argv.slice(2));
const { out, notes } = withProgress({ out: process.stdout, notes: process.stderr });
switch (command.type) {
  case 'check':
    process.exitCode = check(command.options, out, notes);
    break;
  case 'reach':
    process.exitCode = reach(command.options, out, notes);
    break;
  case 'explain':
    process.exitCode = explain(command.options, out, notes);
    break;
  case 'diff':
    process.exitCode = diff(command.options, out, notes);
    break;
  case 'dns':
    process.exitCode = dns(command.options, out, notes);
    break;
  case 'route':
    process.exitCode = route(command.options, out, notes);
    break;
  case 'lsp':
    void lsp();
    break;
  case 'help':
    process.stdout.write(USAGE);
    break;
  case 'version':
    process.stdout.write(`selectrail ${version}\n`);
    break;
  case 'wrong':
    process.stderr.write(`selectrail: ${command.message}\nTry selectrail --help\n`);
    process.exitCode = 2;
    break;
}
notes.done?.();
