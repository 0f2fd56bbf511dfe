/** An immutable map from strings whose copies share what did not change: a thousand shards, copied on write. */

const SHARDS = 1024;

export class PersistentMap<Value> {
  readonly #shards: readonly (ReadonlyMap<string, Value> | undefined)[];
  readonly size: number;

  private constructor(shards: readonly (ReadonlyMap<string, Value> | undefined)[], size: number) {
    this.#shards = shards;
    this.size = size;
  }

  static readonly #empty = new PersistentMap<never>(Array.from({ length: SHARDS }), 0);

  static empty<Value>(): PersistentMap<Value> {
    return PersistentMap.#empty;
  }

  get(key: string): Value | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  /** A map with `changes` applied; an undefined value removes its key. Each touched shard is copied once. */
  with(changes: Iterable<readonly [string, Value | undefined]>): PersistentMap<Value> {
    const shards = [...this.#shards];
    const fresh = new Map<number, Map<string, Value>>();
    let { size } = this;
    for (const [key, value] of changes) {
      const at = shardOf(key);
      let shard = fresh.get(at);
      if (!shard) {
        shard = new Map(shards[at]);
        fresh.set(at, shard);
        shards[at] = shard;
      }
      const before = shard.size;
      if (value === undefined) shard.delete(key);
      else shard.set(key, value);
      size += shard.size - before;
    }
    return fresh.size === 0 ? this : new PersistentMap(shards, size);
  }

  /** Keys whose values are others than in `before`, or are in one of the two only. */
  *changedSince(before: PersistentMap<Value>): Generator<string> {
    for (const [at, shard] of this.#shards.entries()) {
      const old = before.#shards[at];
      if (shard === old) continue;
      for (const key of new Set([...(shard?.keys() ?? []), ...(old?.keys() ?? [])]))
        if (shard?.get(key) !== old?.get(key)) yield key;
    }
  }

  *values(): Generator<Value> {
    for (const shard of this.#shards) if (shard) yield* shard.values();
  }

  *keys(): Generator<string> {
    for (const shard of this.#shards) if (shard) yield* shard.keys();
  }
}

/** FNV-1a, folded to the number of shards. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SHARDS - 1);
}
