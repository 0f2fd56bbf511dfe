/** How serious a finding is, by its rule, the profile and what the user says of the rule. */
import type { RuleInfo, Severity } from './rules/rule';

/** `recommended`: as the rules say. `strict`: hints and information are shown louder. `all`: no rule is off. */
export type Profile = 'recommended' | 'strict' | 'all';

export const PROFILES: readonly Profile[] = ['recommended', 'strict', 'all'];

export type RuleLevel = Severity | 'off' | 'default';

/** What the settings say. */
interface Levels {
  readonly profile: Profile;
  /** By codes. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** True where nothing that `rule` finds is shown. */
export function isOff(rule: RuleInfo, { rules, profile }: Levels): boolean {
  const wanted = rules[rule.code] ?? 'default';
  return wanted === 'off' || (wanted === 'default' && rule.level === 'off' && profile !== 'all');
}

/** Severity of a finding of a rule that is not off; `own` is what the finding states. */
export function severityOf(rule: RuleInfo, own: Severity | undefined, { rules, profile }: Levels): Severity {
  const wanted = rules[rule.code] ?? 'default';
  if (wanted !== 'default' && wanted !== 'off') return wanted;
  if (rule.level === 'off') return 'info';
  const severity = own ?? rule.severity;
  return profile === 'strict' ? LOUDER[severity] : severity;
}

const LOUDER: Readonly<Record<Severity, Severity>> = {
  hint: 'info',
  info: 'warning',
  warning: 'warning',
  error: 'error',
};
