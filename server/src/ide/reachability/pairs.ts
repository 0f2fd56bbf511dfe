/** Who reaches whom among all workloads, small enough to be sent on every keystroke. */
import { type Bounds, isExact } from '../../network/reach/bounds';
import { connectionText, isEmpty, subtract } from '../../network/reach/connections';
import type { Drawing } from './drawing';
import type { PairAnswer, PairRow, ReachPairs } from './graph';

export function pairsOf({ workloads, groups }: Drawing): ReachPairs {
  const answers = new Answers();
  const rows = groups.all.map((source): PairRow => {
    const blocks = [...groups.blocksFrom(source)];
    return rowOf(
      blocks.flatMap(({ bounds, destinations }) => {
        const answer = answers.indexOf(bounds);
        return destinations.map(({ index }) => [index, answer] as const);
      }),
    );
  });
  const groupOf = new Map(
    groups.all.flatMap(({ index, members }) => members.map(({ node }) => [node.id, index])),
  );
  const ids = workloads.map(({ node }) => node.id);
  return { workloads: ids, groupOf: ids.map((id) => groupOf.get(id) ?? 0), rows, answers: answers.all };
}

/** What most groups get stands for all that are not listed. */
function rowOf(cells: readonly (readonly [group: number, answer: number])[]): PairRow {
  const counts = new Map<number, number>();
  for (const [, answer] of cells) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const [usual = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { usual, except: cells.filter(([, answer]) => answer !== usual).flat() };
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
