/** Who reaches whom among all workloads, small enough to be sent on every keystroke. */
import { type Bounds, isExact } from '../../network/reach/bounds';
import { connectionText, isEmpty, subtract } from '../../network/reach/connections';
import type { Drawing } from './drawing';
import type { PairAnswer, PairRow, ReachPairs } from './graph';
import type { GroupBlock } from './groups';

export function pairsOf({ workloads, groups }: Drawing): ReachPairs {
  const answers = new Answers();
  const rows = groups.all.map((source) => rowOf([...groups.blocksFrom(source)], answers));
  const groupOf = new Map(
    groups.all.flatMap(({ index, members }) => members.map(({ node }) => [node.id, index])),
  );
  const ids = workloads.map(({ node }) => node.id);
  return { workloads: ids, groupOf: ids.map((id) => groupOf.get(id) ?? 0), rows, answers: answers.all };
}

/** What most groups get stands for all that are not listed. */
function rowOf(blocks: readonly GroupBlock[], answers: Answers): PairRow {
  const answered = blocks.map((block) => ({ block, answer: answers.indexOf(block.bounds) }));
  const counts = new Map<number, number>();
  for (const { block, answer } of answered) counts.set(answer, (counts.get(answer) ?? 0) + block.count);
  const [usual = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const except: number[] = [];
  for (const { block, answer } of answered) {
    if (answer === usual) continue;
    for (const { index } of block.destinations()) except.push(index, answer);
  }
  return { usual, except };
}

/** Each answer once. */
class Answers {
  readonly #indexes = new Map<string, number>();
  readonly #known = new Map<Bounds, number>();
  readonly all: PairAnswer[] = [];

  indexOf(bounds: Bounds): number {
    const known = this.#known.get(bounds);
    if (known !== undefined) return known;
    const answer = pairAnswer(bounds);
    const key = `${answer.verdict} ${answer.connections} / ${answer.unknown}`;
    const index = this.#indexes.get(key) ?? this.all.push(answer) - 1;
    this.#indexes.set(key, index);
    this.#known.set(bounds, index);
    return index;
  }
}

export function pairAnswer(bounds: Bounds): PairAnswer {
  const { sure, possible } = bounds;
  const verdict = isEmpty(possible) ? 'denied' : isEmpty(sure) ? 'unknown' : 'allowed';
  return {
    verdict,
    connections: isEmpty(sure) ? '' : connectionText(sure),
    unknown: isExact(bounds) ? '' : connectionText(subtract(possible, sure)),
  };
}
