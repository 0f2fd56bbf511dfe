/**
 * Labels by what a slip of the fingers makes of them: two texts that are one edit apart are the same without one of their
 * letters. To look at each label of a workspace instead would cost every unmatched selector as much as the workspace is large.
 */
import type { Index } from './indexing';
import { keys } from './keys';

/** The longest value, and name within a key, that Kubernetes takes: longer ones are no labels. */
const MAX_LENGTH = 63 + 1 + 253;

/** Knows labels of some state of an index and of those before it: what it finds has to be looked up. */
export class Spellings {
  /** Keys of the index by hashes of a label's key and what is left of its value without a letter. */
  readonly #byValue = new Map<number, string[]>();
  /** The same by values. */
  readonly #byKey = new Map<string, string[]>();
  readonly #known = new Set<string>();
  #seen: Index | undefined;

  /** Keys of `index` under which labels stand whose value, or else whose key, may be one edit away from this one's. */
  near(index: Index, key: string, value: string): readonly string[] {
    this.#see(index);
    const found = new Set((this.#byKey.get(value) ?? []).filter((each) => isAlmostAsLong(each, key, value)));
    for (const hash of variants(key, value))
      for (const each of this.#byValue.get(hash) ?? []) found.add(each);
    found.delete(keys.label(key, value));
    return [...found].filter((each) => index.get(each)).toSorted();
  }

  #see(index: Index): void {
    if (index === this.#seen) return;
    for (const each of this.#seen ? index.changedSince(this.#seen) : index.keys()) {
      const label = keys.labelIn(each);
      if (label && !this.#known.has(each)) this.#add(each, label);
    }
    this.#seen = index;
  }

  #add(under: string, { key, value }: { readonly key: string; readonly value: string }): void {
    this.#known.add(under);
    put(this.#byKey, value, under);
    for (const hash of variants(key, value)) put(this.#byValue, hash, under);
  }
}

function isAlmostAsLong(under: string, key: string, value: string): boolean {
  return Math.abs(under.length - keys.label(key, value).length) <= 1;
}

function put<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Of `value` and of what is left of it without each of its letters, together with `key`; equal ones once. */
function variants(key: string, value: string): ReadonlySet<number> {
  if (key.length > MAX_LENGTH || value.length > MAX_LENGTH) return new Set();
  const start = hashOf(key, 0x811c9dc5);
  const found = new Set([hashOf(value, start)]);
  let before = start;
  for (let at = 0; at < value.length; at++) {
    found.add(hashOf(value, before, at + 1));
    before = mix(before, value.charCodeAt(at));
  }
  return found;
}

function hashOf(text: string, start: number, from = 0): number {
  let hash = start;
  for (let at = from; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** FNV-1a. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
