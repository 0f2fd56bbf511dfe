/** The command line, read: what to do, or what is wrong with it. */
import { parseArgs } from 'node:util';
import { similarTo } from '../network/nearMiss';
import { RULES } from '../ide/rules/registry';
import type { RuleLevel } from '../ide/settings';

export interface CheckOptions {
  /** Folders, and `-` for standard input. */
  readonly places: readonly string[];
  readonly output: 'text' | 'json';
  /** Empty: decided by the deployment. */
  readonly namespace: string;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly color: 'auto' | 'never';
  readonly verbosity: 'normal' | 'verbose';
}

export type Command =
  | { readonly type: 'check'; readonly options: CheckOptions }
  | { readonly type: 'lsp' | 'help' | 'version' }
  | { readonly type: 'wrong'; readonly message: string };

const LEVELS: readonly string[] = [
  'off',
  'hint',
  'info',
  'warning',
  'error',
  'default',
] satisfies RuleLevel[];
const COMMANDS = ['check', 'lsp', 'help', 'version'] as const;

/** The command that `args` (without the program) ask for. */
export function readCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) return { type: 'help' };
  if (name === '--version' || name === '-V') return { type: 'version' };
  switch (name) {
    case 'check':
      return readCheck(rest);
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

const OPTIONS = {
  output: { type: 'string', short: 'o', default: 'text' },
  namespace: { type: 'string', short: 'n', default: '' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'no-color': { type: 'boolean', default: false },
  verbose: { type: 'boolean', short: 'v', default: false },
} as const;

function readCheck(args: readonly string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return wrong(firstSentence(error));
  }
  const { values, positionals } = parsed;
  const { output } = values;
  if (output !== 'text' && output !== 'json') return wrong(`-o takes text or json, not "${output}"`);
  if (positionals.length === 0) return wrong('check needs a folder, or - for standard input');
  const rules: Record<string, RuleLevel> = {};
  for (const rule of values.rule) {
    const problem = readRule(rule, rules);
    if (problem !== undefined) return wrong(problem);
  }
  return {
    type: 'check',
    options: {
      places: positionals,
      output,
      namespace: values.namespace,
      rules,
      color: values['no-color'] ? 'never' : 'auto',
      verbosity: values.verbose ? 'verbose' : 'normal',
    },
  };
}

/** `code=level` into `rules`; what is wrong with it, if anything. */
function readRule(rule: string, rules: Record<string, RuleLevel>): string | undefined {
  const [code = '', level = '', ...more] = rule.split('=');
  const codes = RULES.map((each) => each.code);
  if (!codes.includes(code)) return `unknown rule "${code}"${suggest(code, codes)}`;
  if (!LEVELS.includes(level) || more.length > 0) {
    return `--rule ${code}= takes ${LEVELS.join(', ')}, not "${level}"`;
  }
  rules[code] = level as RuleLevel;
  return undefined;
}

function wrong(message: string): Command {
  return { type: 'wrong', message };
}

function suggest(wanted: string, known: readonly string[]): string {
  const [similar] = similarTo(wanted, known, (each) => each);
  return similar === undefined ? `; there are ${known.join(', ')}` : `; did you mean ${similar}?`;
}

function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('. ')[0] ?? text).replace(/^Unknown/, 'unknown').replaceAll("'", '"');
}
