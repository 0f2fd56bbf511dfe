/** The command line: reads it, runs one command, sets the exit status. */
import { check } from './check';
import { lsp } from './lsp';
import { readCommand } from './options';
import { USAGE } from './usage';
import { version } from '../../../package.json';

const command = readCommand(process.argv.slice(2));
switch (command.type) {
  case 'check':
    process.exitCode = check(command.options, process.stdout, process.stderr);
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
