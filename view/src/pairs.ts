/** Who reaches whom: answers for pairs of workloads out of those for their groups. */
import type { Answer, Pairs } from './model';

const NOTHING: Answer = { verdict: 'denied', connections: '', unknown: '' };

export class PairTable {
  readonly #pairs: Pairs;
  readonly #group: ReadonlyMap<string, number>;
  readonly #exceptions: (ReadonlyMap<number, number> | undefined)[] = [];

  constructor(pairs: Pairs) {
    this.#pairs = pairs;
    this.#group = new Map(pairs.workloads.map((id, index) => [id, pairs.groupOf[index] ?? 0]));
  }

  get workloads(): readonly string[] {
    return this.#pairs.workloads;
  }

  /** From one workload to another; undefined for what is no workload. */
  between(source: string, destination: string): Answer | undefined {
    const [from, to] = [this.#group.get(source), this.#group.get(destination)];
    if (from === undefined || to === undefined) return undefined;
    const index = this.#exceptionsOf(from).get(to) ?? this.#pairs.rows[from]?.usual;
    return index === undefined ? NOTHING : (this.#pairs.answers[index] ?? NOTHING);
  }

  #exceptionsOf(group: number): ReadonlyMap<number, number> {
    const known = this.#exceptions[group];
    if (known) return known;
    const { except = [] } = this.#pairs.rows[group] ?? {};
    const found = new Map<number, number>();
    for (let at = 0; at < except.length; at += 2) found.set(except[at] ?? 0, except[at + 1] ?? 0);
    this.#exceptions[group] = found;
    return found;
  }
}
