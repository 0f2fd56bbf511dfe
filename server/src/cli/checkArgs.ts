/** The command line of `check`, read. */
import { parseArgs } from 'node:util';
import { type Profile, PROFILES } from '../ide/levels';
import { RULE_CODES } from '../ide/rules/allRules';
import type { RuleLevel } from '../ide/levels';
import { similarTo } from '../network/nearMiss';
import { READING, type ReadingOptions, readingOptions } from './readingArgs';
import { Wrong } from './wrong';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

export interface Target {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

export interface CheckOptions extends ReadingOptions {
  /** Folders, and `-` for standard input. */
  readonly places: readonly string[];
  /** One at most goes to standard output. */
  readonly targets: readonly Target[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly profile: Profile | undefined;
  /** `write` changes files, `show` prints what it would change. */
  readonly fix: 'none' | 'write' | 'show';
  /** Git revision; undefined: all files. */
  readonly changedSince: string | undefined;
  readonly baseline: string | undefined;
  readonly newBaseline: string | undefined;
  readonly color: 'auto' | 'never';
  readonly verbosity: 'normal' | 'verbose';
}

export interface CheckCommand {
  readonly type: 'check';
  readonly options: CheckOptions;
}

const LEVELS: readonly string[] = [
  'off',
  'hint',
  'info',
  'warning',
  'error',
  'default',
] satisfies RuleLevel[];

const OPTIONS = {
  ...READING,
  output: { type: 'string', short: 'o', multiple: true, default: ['text'] as string[] },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string' },
  fix: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  changed: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  'no-color': { type: 'boolean', default: false },
  verbose: { type: 'boolean', short: 'v', default: false },
} as const;

/** `args` stand behind `check`. Throws `Wrong`, and what `parseArgs` throws. */
export function readCheck(args: readonly string[]): CheckCommand {
  return { type: 'check', options: readOptions(args) };
}

function readOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args: args.map((arg) => (arg === '--changed' ? '--changed=HEAD' : arg)),
    options: OPTIONS,
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Wrong('check needs a folder, or - for standard input');
  if (values['dry-run'] && !values.fix) throw new Wrong('--dry-run shows what --fix would do; give both');
  const fix = !values.fix ? 'none' : values['dry-run'] ? 'show' : 'write';
  if (fix === 'write' && positionals.includes('-'))
    throw new Wrong('--fix cannot change standard input; use --fix --dry-run');
  if (values.helm && fix === 'write')
    throw new Wrong('--fix changes what --helm has rendered; use --fix --dry-run, or leave out one');
  return {
    ...readingOptions(values),
    places: positionals,
    targets: targetsOf(values.output),
    rules: Object.fromEntries(values.rule.map(readRule)),
    profile: readProfile(values.profile),
    fix,
    changedSince: readRevision(values.changed),
    baseline: values.baseline,
    newBaseline: values['write-baseline'],
    color: values['no-color'] ? 'never' : 'auto',
    verbosity: values.verbose ? 'verbose' : 'normal',
  };
}

/** `FORMAT` or `FORMAT=FILE`, each. */
function targetsOf(outputs: readonly string[]): readonly Target[] {
  const targets = outputs.map((output): Target => {
    const [, name, file] = /^([^=]*)(?:=(.*))?$/s.exec(output) ?? [];
    const format = FORMATS.find((each) => each === name);
    if (!format) throw new Wrong(`-o takes ${FORMATS.join(', ')}, not "${name}"`);
    if (file === '') throw new Wrong(`-o ${format}= names no file`);
    return { format, file };
  });
  if (targets.filter(({ file }) => file === undefined).length > 1)
    throw new Wrong('only one -o can go to standard output; give the others a file: -o sarif=FILE');
  return targets;
}

/** `code=level`. */
function readRule(rule: string): readonly [string, RuleLevel] {
  const [code = '', level = '', ...more] = rule.split('=');
  if (!RULE_CODES.includes(code)) throw new Wrong(`unknown rule "${code}"${suggest(code, RULE_CODES)}`);
  if (!LEVELS.includes(level) || more.length > 0)
    throw new Wrong(`--rule ${code}= takes ${LEVELS.join(', ')}, not "${level}"`);
  return [code, level as RuleLevel];
}

function readProfile(name: string | undefined): Profile | undefined {
  const profile = PROFILES.find((each) => each === name);
  if (name !== undefined && !profile)
    throw new Wrong(`--profile takes ${PROFILES.join(', ')}, not "${name}"`);
  return profile;
}

function readRevision(revision: string | undefined): string | undefined {
  if (revision === '' || revision?.startsWith('-'))
    throw new Wrong(`--changed takes a git revision, not "${revision}"`);
  return revision;
}

/** Longer lists are no help. */
const MAX_LISTED = 12;

/** What `wanted` may have meant, to end a message with; or all that there is. */
export function suggest(wanted: string, known: readonly string[]): string {
  const [similar] = similarTo(wanted, known, (each) => each);
  if (similar !== undefined) return `; did you mean ${similar}?`;
  return known.length > MAX_LISTED ? '' : `; there are ${known.join(', ')}`;
}
