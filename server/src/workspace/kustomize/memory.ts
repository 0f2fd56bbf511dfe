/**
 * What renderings have computed, by the trees that they computed it from: an edit changes a few of those, and all that
 * others led to is at hand. Nothing here keeps a tree alive.
 */
import type { Node } from '../../syntax/node';
import type { Resource } from './resource';
import type { SourceDocument } from './sources';

/** What a kustomization makes of one object: nothing, where it deletes it. */
export interface Outcome {
  readonly resources: readonly Resource[];
  readonly notes: readonly string[];
}

interface Program {
  readonly patches: readonly Node[];
  readonly outcomes: WeakMap<Resource, Outcome>;
}

export class Memory {
  readonly #written = new WeakMap<SourceDocument, readonly Resource[]>();
  readonly #generated = new WeakMap<SourceDocument, readonly Resource[]>();
  readonly #programs = new WeakMap<Node, Program>();
  readonly #nameLines = new WeakMap<Resource, string>();
  readonly #names = new WeakMap<Resource, string>();
  readonly #followed = new WeakMap<Resource, { readonly names: string; readonly resource: Resource }>();

  written(document: SourceDocument, read: () => readonly Resource[]): readonly Resource[] {
    return remembered(this.#written, document, read);
  }

  generated(document: SourceDocument, read: () => readonly Resource[]): readonly Resource[] {
    return remembered(this.#generated, document, read);
  }

  /** Outcomes of `kustomization` with `patches`, by the object that goes in. */
  outcomes(kustomization: Node, patches: readonly Node[]): WeakMap<Resource, Outcome> {
    const known = this.#programs.get(kustomization);
    const isSame =
      known?.patches.length === patches.length && known.patches.every((each, at) => each === patches[at]);
    if (isSame) return known.outcomes;
    const outcomes = new WeakMap<Resource, Outcome>();
    this.#programs.set(kustomization, { patches, outcomes });
    return outcomes;
  }

  nameLine(resource: Resource, make: () => string): string {
    return remembered(this.#nameLines, resource, make);
  }

  /** `names` as the same string as the last time, where they are equal, so that they are quick to compare. */
  sameNames(resources: readonly Resource[], names: string): string {
    const [first] = resources;
    const known = first && this.#names.get(first);
    if (known === names) return known;
    if (first) this.#names.set(first, names);
    return names;
  }

  /** `resource` with the names in it, among objects that `names` stands for. */
  followed(resource: Resource, names: string, follow: () => Resource): Resource {
    const known = this.#followed.get(resource);
    if (known?.names === names) return known.resource;
    const followed = follow();
    this.#followed.set(resource, { names, resource: followed });
    return followed;
  }
}

function remembered<Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
