/** Copies of strings for facts to keep: a slice would keep the whole file's text alive. */

const SLOTS = 8192;
/** Shorter ones are copied by the engine anyway. */
const SHORTEST_SLICE = 13;

/**
 * Gives equal strings for what it is given, and mostly the same one for equal ones. It remembers recent ones only, for
 * what repeats stands near to each other, and looking for the rest would take longer than to copy it.
 */
export function createIntern(): (value: string) => string {
  const recent = Array.from({ length: SLOTS }, () => '');
  return (value) => {
    const slot = slotOf(value);
    const known = recent[slot];
    if (known === value) return known;
    const copy = copyOf(value);
    recent[slot] = copy;
    return copy;
  };
}

/** From the length and a few letters. */
function slotOf(value: string): number {
  const { length } = value;
  if (length === 0) return 0;
  let hash = Math.imul(length, 31) + value.charCodeAt(0);
  hash = Math.imul(hash, 31) + value.charCodeAt(length >> 2);
  hash = Math.imul(hash, 31) + value.charCodeAt(length >> 1);
  hash = Math.imul(hash, 31) + value.charCodeAt(length - 1 - (length >> 3));
  hash = Math.imul(hash, 31) + value.charCodeAt(length - 1);
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
}

function copyOf(value: string): string {
  if (value.length < SHORTEST_SLICE) return value;
  return [value.slice(0, 1), value.slice(1)].join('');
}
