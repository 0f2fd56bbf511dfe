/** What a rule about suppressions is. */
import type { Location } from '../../workspace/snapshot';
import type { Suppressed } from '../suppressions';
import type { Finding, RuleInfo } from './rule';

/** A rule about what the user has silenced in a file. `codes` are those of all rules. */
export interface SuppressionRule extends RuleInfo {
  check(suppressed: Suppressed, codes: readonly string[]): readonly FileFinding[];
}

/** A finding that is about no object. */
export interface FileFinding extends Pick<Finding, 'message' | 'tag' | 'fixes'> {
  readonly location: Location;
}
