/** The command line: reads it, runs one command, sets the exit status. */
import { check } from './check';
import { diff } from './diff';
import { explain } from './explain';
import { dns } from './dns';
import { lsp } from './lsp';
import { type Command, readCommand } from './options';
import { reach } from './reach';
import { route } from './route';
import { withProgress } from './terminal';
import { USAGE } from './usage';
import { version } from '../../../package.json';
import type { ExitCode } from './output';
import { Trouble } from './trouble';

const command = readCommand(process.argv.slice(2));
const { out, notes } = withProgress({ out: process.stdout, notes: process.stderr });
try {
  process.exitCode = run(command);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  notes.write(`selectrail: ${error.message}\n`);
  process.exitCode = 2;
}
notes.done?.();

/** Throws `Trouble` where there is no answer. */
function run(command: Command): ExitCode {
  switch (command.type) {
    case 'check':
      return check(command.options, out, notes);
    case 'reach':
      return reach(command.options, out, notes);
    case 'explain':
      return explain(command.options, out, notes);
    case 'diff':
      return diff(command.options, out, notes);
    case 'dns':
      return dns(command.options, out, notes);
    case 'route':
      return route(command.options, out, notes);
    case 'lsp':
      void lsp();
      return 0;
    case 'help':
      out.write(USAGE);
      return 0;
    case 'version':
      out.write(`selectrail ${version}\n`);
      return 0;
    case 'wrong':
      notes.write(`selectrail: ${command.message}\nTry selectrail --help\n`);
      return 2;
  }
}
