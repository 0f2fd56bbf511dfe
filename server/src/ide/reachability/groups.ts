/** Workloads that no policy tells apart, as one: what holds for one of a group holds for all. */
import type { Bounds } from '../../network/reach/bounds';
import type { PodClass } from '../../network/reach/classes';
import type { Block, Matrix } from '../../network/reach/matrix';
import { agreement } from '../../network/reach/peers';
import type { Drawn } from './drawing';

export interface Group {
  readonly index: number;
  /** More than one where the pods of a workload are not alike. */
  readonly classes: readonly PodClass[];
  readonly members: readonly Drawn[];
}

/** Groups that get the same from a source. */
export interface GroupBlock {
  readonly bounds: Bounds;
  /** At least how many; a block of many is rarely asked for more than this and its first. */
  readonly count: number;
  /** True where all of them let the same in from whoever is not named. */
  readonly alike: boolean;
  destinations(): Iterable<Group>;
}

export class Groups {
  readonly all: readonly Group[];
  readonly #matrix: Matrix;
  readonly #simple: ReadonlyMap<PodClass, Group>;
  readonly #mixed: readonly Group[];

  constructor(matrix: Matrix, workloads: readonly Drawn[]) {
    this.#matrix = matrix;
    this.all = groupsOf(matrix, workloads);
    const isSimple = ({ classes }: Group): boolean => classes.length === 1;
    this.#simple = new Map(
      this.all.filter(isSimple).flatMap((group) => group.classes.map((each) => [each, group] as const)),
    );
    this.#mixed = this.all.filter((group) => !isSimple(group));
  }

  /** What `source` can reach: every group stands in one block. */
  *blocksFrom(source: Group): Generator<GroupBlock> {
    const [only, ...others] = source.classes;
    const simple = only !== undefined && others.length === 0;
    for (const block of simple ? this.#matrix.blocksFrom(only) : []) {
      const { bounds, destinations, except } = block;
      const count = destinations.length - except.size;
      yield { bounds, count, alike: except.size > 0, destinations: () => this.#groupsIn(block) };
    }
    const asked = simple ? this.#mixed : this.all;
    for (const group of asked) {
      const bounds = this.#between(source, group);
      yield { bounds, count: 1, alike: true, destinations: () => [group] };
    }
  }

  *#groupsIn({ destinations, except }: Block): Generator<Group> {
    for (const each of destinations) {
      const group = except.has(each) ? undefined : this.#simple.get(each);
      if (group) yield group;
    }
  }

  /** What the classes of both agree on. */
  #between(source: Group, destination: Group): Bounds {
    return agreement(
      source.classes.flatMap((each) =>
        destination.classes.map((other) => this.#matrix.betweenClasses(each, other)),
      ),
    );
  }
}

/** In the order of their first members. */
function groupsOf(matrix: Matrix, workloads: readonly Drawn[]): readonly Group[] {
  const indexOf = new Map(matrix.classes.all.map((each, index) => [each, index]));
  const found = new Map<string, { index: number; classes: readonly PodClass[]; members: Drawn[] }>();
  for (const workload of workloads) {
    const classes = [...new Set(workload.peer.members.map((pods) => matrix.classes.classOf(pods)))];
    const indexes = classes.map((each) => indexOf.get(each) ?? -1);
    const key = indexes.toSorted((a, b) => a - b).join(' ');
    const group = found.get(key) ?? { index: found.size, classes, members: [] };
    group.members.push(workload);
    found.set(key, group);
  }
  return [...found.values()];
}
