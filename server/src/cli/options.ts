/** The command line, read: what to do, or what is wrong with it. */
import { type CheckCommand, readCheck, suggest } from './checkArgs';
import { type DnsCommand, readDns } from './dnsArgs';
import { type ReachCommand, readReachCommand } from './reachArgs';
import { readRoute, type RouteCommand } from './routeArgs';
import { Wrong } from './wrong';

export type Command =
  | CheckCommand
  | { readonly type: 'lsp' | 'help' | 'version' }
  | ReachCommand
  | DnsCommand
  | RouteCommand
  | { readonly type: 'wrong'; readonly message: string };

const COMMANDS = ['check', 'reach', 'explain', 'diff', 'dns', 'route', 'lsp', 'help', 'version'] as const;

/** The command that `args` (without the program) ask for. */
export function readCommand(args: readonly string[]): Command {
  try {
    return read(args);
  } catch (error) {
    const isWrong = error instanceof Wrong || (error instanceof TypeError && isOfParseArgs(error));
    if (!isWrong) throw error;
    return { type: 'wrong', message: error instanceof Wrong ? error.message : firstSentence(error.message) };
  }
}

function read(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) return { type: 'help' };
  if (name === '--version' || name === '-V') return { type: 'version' };
  switch (name) {
    case 'check':
      return readCheck(rest);
    case 'reach':
    case 'explain':
    case 'diff':
      return readReachCommand(name, rest);
    case 'dns':
      return readDns(rest);
    case 'route':
      return readRoute(rest);
    case 'lsp':
      return readLsp(rest);
    case 'help':
    case 'version':
      return { type: name };
    default:
      throw new Wrong(`unknown command "${name}"${suggest(name, COMMANDS)}`);
  }
}

function readLsp(args: readonly string[]): Command {
  const other = args.find((arg) => arg !== '--stdio');
  if (other !== undefined) throw new Wrong(`unknown option "${other}"; lsp takes --stdio`);
  return { type: 'lsp' };
}

/** What `parseArgs` throws where options do not fit. @see https://nodejs.org/api/errors.html#err_parse_args_invalid_option_value */
function isOfParseArgs(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function firstSentence(text: string): string {
  return (text.split('. ')[0] ?? text).replace(/^Unknown/, 'unknown').replaceAll("'", '"');
}
