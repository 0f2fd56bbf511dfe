/** The command line, read: what to do, or what is wrong with it. */
import { type CheckCommand, readCheck, suggest } from './checkArgs';
import { type DnsCommand, readDns } from './dnsArgs';
import { type ReachCommand, readReachCommand } from './reachArgs';
import { readRoute, type RouteCommand } from './routeArgs';

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
      return wrong(`unknown command "${name}"${suggest(name, COMMANDS)}`);
  }
}

function readLsp(args: readonly string[]): Command {
  const other = args.find((arg) => arg !== '--stdio');
  return other === undefined ? { type: 'lsp' } : wrong(`unknown option "${other}"; lsp takes --stdio`);
}

function wrong(message: string): Command {
  return { type: 'wrong', message };
}
