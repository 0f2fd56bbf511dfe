/**
 * Objects in which no rule found anything, with what that was made from: after an edit of one document of many, the
 * others are not examined again. Objects with findings are: their fixes are about the text as it is now.
 */
import type { KubeObject } from '../kinds/object';
import type { Reads, Snapshot } from '../workspace/snapshot';
import type { Rule } from './rules/rule';

interface Clean {
  readonly rules: readonly Rule[];
  readonly reads: Reads;
}

export class CleanObjects {
  readonly #clean = new WeakMap<KubeObject, Clean>();

  /** What `find` gives for `object` with `rules`; it is not run where that is known to be nothing. */
  findings<Found>(
    object: KubeObject,
    rules: readonly Rule[],
    snapshot: Snapshot,
    find: (snapshot: Snapshot) => readonly Found[],
  ): readonly Found[] {
    const known = this.#clean.get(object);
    if (known && areSame(known.rules, rules) && snapshot.takeOver(known.reads)) return [];
    const reads: Reads = new Map();
    const found = find(snapshot.recording(reads));
    snapshot.takeOver(reads);
    if (found.length === 0) this.#clean.set(object, { rules, reads });
    else this.#clean.delete(object);
    return found;
  }
}

function areSame(a: readonly Rule[], b: readonly Rule[]): boolean {
  return a.length === b.length && a.every((rule, index) => rule === b[index]);
}
