/** Every rule that a setting, a suppression or a report may name: those about objects, and those about our own files. */
import { configInvalid } from './configInvalid';
import { RULES } from './registry';
import type { RuleInfo } from './rule';
import type { SuppressionRule } from './suppressionRule';
import { suppressionUnknownRule } from './suppressionUnknownRule';
import { suppressionUnused } from './suppressionUnused';

export const SUPPRESSION_RULES: readonly SuppressionRule[] = [suppressionUnknownRule, suppressionUnused];

export const ALL_RULES: readonly RuleInfo[] = [...RULES, ...SUPPRESSION_RULES, configInvalid];

export const RULE_CODES: readonly string[] = ALL_RULES.map(({ code }) => code);
