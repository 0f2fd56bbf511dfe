/**
 * Plain data in a compact form and back, for a cache. Equal strings and equal shapes are written once, and what is one
 * object before is one object after: JSON would lose that, and what is undefined.
 */

export interface Packed {
  /** JSON of `Tables`. */
  readonly tables: string;
  readonly codes: Uint8Array;
}

interface Tables {
  readonly strings: readonly string[];
  /** Keys of objects. */
  readonly shapes: readonly (readonly string[])[];
}

type Plain = Record<string, unknown>;

const UNDEFINED = 0;
const NULL = 1;
const TRUE = 2;
const FALSE = 3;
const NATURAL = 4;
const NUMBER = 5;
const STRING = 6;
const ARRAY = 7;
const OBJECT = 8;
/** An object or an array that came before. */
const KNOWN = 9;
/** A scalar of a tree, as most objects are: it goes without its shape. */
const SCALAR = 10;
const SCALAR_SHAPE = shapeOf(['kind', 'start', 'end', 'value', 'type', 'style']);

/** Throws where `value` holds anything but plain objects, arrays, strings, numbers, booleans, null and undefined. */
export function pack(value: unknown): Packed {
  const bytes = new Bytes();
  const strings = new Map<string, number>();
  const shapes = new Map<string, number>();
  const known = new Map<object, number>();
  const numbered = (map: Map<string, number>, key: string): void => {
    const at = map.get(key) ?? map.size;
    map.set(key, at);
    bytes.natural(at);
  };
  const write = (each: unknown): void => {
    if (each === undefined) bytes.add(UNDEFINED);
    else if (each === null) bytes.add(NULL);
    else if (typeof each === 'boolean') bytes.add(each ? TRUE : FALSE);
    else if (typeof each === 'number') writeNumber(each);
    else if (typeof each === 'string') {
      bytes.add(STRING);
      numbered(strings, each);
    } else if (typeof each === 'object') writeObject(each);
    else throw new TypeError(`cannot pack a ${typeof each}`);
  };
  const writeNumber = (each: number): void => {
    if (Number.isSafeInteger(each) && each >= 0 && !Object.is(each, -0)) {
      bytes.add(NATURAL);
      bytes.natural(each);
    } else {
      bytes.add(NUMBER);
      numbered(strings, Object.is(each, -0) ? '-0' : String(each));
    }
  };
  const writeObject = (each: object): void => {
    const before = known.get(each);
    if (before !== undefined) {
      bytes.add(KNOWN);
      bytes.natural(before);
      return;
    }
    known.set(each, known.size);
    if (Array.isArray(each)) {
      bytes.add(ARRAY);
      bytes.natural(each.length);
      for (const item of each) write(item);
      return;
    }
    if (Object.getPrototypeOf(each) !== Object.prototype)
      throw new TypeError('cannot pack an object of a class');
    const shape = shapeOf(Object.keys(each));
    if (shape === SCALAR_SHAPE) bytes.add(SCALAR);
    else {
      bytes.add(OBJECT);
      if (!shapes.has(shape)) checkShape(shape);
      numbered(shapes, shape);
    }
    for (const item of Object.values(each)) write(item);
  };
  write(value);
  const tables: Tables = {
    strings: [...strings.keys()],
    shapes: [...shapes.keys()].map(keysOf),
  };
  return { tables: JSON.stringify(tables), codes: bytes.all() };
}

/** The keys with their number, so that no keys of another object are taken for them. */
function shapeOf(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `${keys.length}\0${keys.join('\0')}`;
}

function keysOf(shape: string): readonly string[] {
  return shape.split('\0').slice(1);
}

function checkShape(shape: string): void {
  const keys = keysOf(shape);
  if (shapeOf(keys) !== shape || keys.includes('__proto__')) throw new TypeError('cannot pack such keys');
}

/** The data of which `pack` made this. Throws, or gives nonsense, for anything else. */
export function unpack({ tables, codes }: Packed): unknown {
  const { strings, shapes } = JSON.parse(tables) as Tables;
  const known: unknown[] = [];
  let at = 0;
  const natural = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = codes[at++];
      if (byte === undefined) throw new RangeError('cut off');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const read = (): unknown => {
    switch (codes[at++]) {
      case UNDEFINED:
        return undefined;
      case NULL:
        return null;
      case TRUE:
        return true;
      case FALSE:
        return false;
      case NATURAL:
        return natural();
      case NUMBER:
        return Number(strings[natural()]);
      case STRING:
        return strings[natural()];
      case ARRAY: {
        const items: unknown[] = [];
        known.push(items);
        for (let left = natural(); left > 0; left--) items.push(read());
        return items;
      }
      case OBJECT: {
        const object: Plain = {};
        known.push(object);
        for (const key of shapes[natural()] ?? []) object[key] = read();
        return object;
      }
      case SCALAR: {
        const place = known.push(undefined) - 1;
        const [kind, start, end] = [read(), read(), read()];
        const scalar = { kind, start, end, value: read(), type: read(), style: read() };
        known[place] = scalar;
        return scalar;
      }
      case KNOWN:
        return known[natural()];
      default:
        throw new RangeError('no such code');
    }
  };
  return read();
}

/** Bytes that are appended. */
class Bytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  add(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }

  /** In sevens of bits, the lowest first. */
  natural(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.add((rest % 128) + 128);
    this.add(rest);
  }

  all(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
