/** A question of the command line, with its answer. */
import type { Explanation, Question } from '../ide/reachability/explanation';
import type { LoadedWorld } from './loadWorld';

export interface Explained {
  readonly loaded: LoadedWorld;
  readonly question: Question;
  readonly explanation: Explanation;
}
