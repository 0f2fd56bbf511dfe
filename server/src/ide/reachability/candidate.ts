/** An edit that is not tried yet. */
import type { TextEdit } from '../edit';

export interface Candidate {
  /** An imperative sentence. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Of a policy that is there, or one of its own. */
  readonly form: 'change' | 'new policy';
}
