/** Tells rendered trees apart, positions included, without keeping them. */
import type { Node } from '../../syntax/node';

/** Equal for equal trees, and as good as never for others. */
export function fingerprint(tree: Node): string {
  const hash = new Hash();
  visit(tree, hash);
  return hash.value;
}

function visit(node: Node, hash: Hash): void {
  hash.number(node.start);
  hash.number(node.end);
  switch (node.kind) {
    case 'scalar':
      hash.text(node.value);
      hash.text(node.type);
      if (node.written !== undefined) hash.text(node.written);
      for (const each of node.also ?? []) hash.number(each.start);
      return;
    case 'seq':
      hash.number(node.items.length);
      for (const item of node.items) visit(item, hash);
      return;
    case 'map':
      hash.number(-node.entries.length);
      for (const { key, value } of node.entries) {
        visit(key, hash);
        visit(value, hash);
      }
  }
}

/** Two FNV-1a hashes side by side, with different seeds. */
class Hash {
  #a = 0x811c9dc5;
  #b = 0x01000193;

  number(value: number): void {
    this.#a = Math.imul(this.#a ^ value, 0x01000193);
    this.#b = Math.imul(this.#b ^ (value + 0x9e3779b9), 0x85ebca6b);
    this.#b ^= this.#b >>> 13;
  }

  text(value: string): void {
    this.number(value.length);
    for (let at = 0; at < value.length; at++) this.number(value.charCodeAt(at));
  }

  get value(): string {
    return `${this.#a >>> 0}:${this.#b >>> 0}`;
  }
}
