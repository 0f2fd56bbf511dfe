/**
 * A cache in one file: a line with what it is and under which key, then parts, each deflated, with its length before it.
 * The checksum of a part tells whether it is what was written. Whatever is wrong with it, it is no cache, and no error.
 */
import fs from 'node:fs/promises';
import { statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { CacheStore, Stamp } from '../lsp/cacheStore';
import type { Packed } from '../workspace/packing';
import { pathOf } from './files';

const FILE = 'index.cache';
const FORMAT = 'Selectrail index 1';
/** A larger one is not kept. */
const MAX_SIZE = 64 * 1024 * 1024;
const SHORT = 4;

const deflate = promisify(zlib.deflate);
const inflate = promisify(zlib.inflate);

/** `program`: the file whose code made it. Another version of that reads everything anew. */
export function openCacheFile(folder: string, program: string): CacheStore {
  const file = path.join(folder, FILE);
  const headOf = (key: string): Buffer => Buffer.from(`${FORMAT} ${stamp(program)?.text} ${key}\n`);
  return {
    stampOf: (uri) => (uri.startsWith('file://') ? stamp(pathOf(uri)) : undefined),
    async *load(key) {
      try {
        const bytes = await fs.readFile(file);
        const head = headOf(key);
        if (!bytes.subarray(0, head.length).equals(head)) return;
        let at = head.length;
        while (at < bytes.length) {
          const length = bytes.readUInt32LE(at);
          const end = at + SHORT + length;
          if (end > bytes.length) return;
          yield unframed(await inflate(bytes.subarray(at + SHORT, end)));
          at = end;
        }
      } catch {
        return; // not there, or damaged
      }
    },
    async save(key, parts) {
      await fs.mkdir(folder, { recursive: true });
      const temporary = path.join(folder, `${FILE}.${process.pid}`);
      const target = await fs.open(temporary, 'w');
      let size = 0;
      try {
        const write = async (bytes: Buffer): Promise<void> => {
          size += bytes.length;
          if (size > MAX_SIZE) throw new RangeError('the index is too large to be kept');
          await target.write(bytes);
        };
        await write(headOf(key));
        for await (const part of parts) {
          const bytes = await deflate(framed(part), { level: 1 });
          await write(Buffer.concat([number(bytes.length), bytes]));
        }
      } catch (error) {
        await target.close();
        await fs.rm(temporary, { force: true });
        throw error;
      }
      await target.close();
      await fs.rename(temporary, file);
    },
  };
}

function stamp(file: string): Stamp | undefined {
  try {
    const found = statSync(file);
    return found.isFile() ? { text: `${found.size} ${found.mtimeMs}`, written: found.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

function framed({ tables, codes }: Packed): Buffer {
  const text = Buffer.from(tables);
  return Buffer.concat([number(text.length), text, codes]);
}

function unframed(bytes: Buffer): Packed {
  const end = SHORT + bytes.readUInt32LE(0);
  return { tables: bytes.toString('utf8', SHORT, end), codes: bytes.subarray(end) };
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(SHORT);
  bytes.writeUInt32LE(value);
  return bytes;
}
