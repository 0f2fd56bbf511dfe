/** What is found in a file, and why: an answer of `diagnostics`. */
import type { KubeObject } from '../kinds/object';
import type { Location } from '../workspace/snapshot';
import type { Fix, ReadText } from './edit';
import type { Missing, RuleInfo, Severity, Tag } from './rules/rule';

export interface Diagnostic {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly message: string;
  readonly tag: Tag | undefined;
  /** Undefined for what is about a comment, or about a file of ours. */
  readonly object: KubeObject | undefined;
  readonly location: Location;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  /** The object that it misses. */
  readonly missing: Missing | undefined;
  /** Fixes for it, computed when asked for. */
  fixes(read: ReadText): readonly Fix[];
}
