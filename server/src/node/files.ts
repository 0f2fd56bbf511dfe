/** Files of the disk, as URIs whose paths are not percent-encoded: `file:///my charts/web.yaml`. */
import fs from 'node:fs';
import path from 'node:path';
import { MAX_FILE_SIZE } from '../workspace/file';

const WINDOWS = process.platform === 'win32';
/** A pipe that is named like a manifest must not block; the flag does not exist on Windows. */
const READ = fs.constants.O_RDONLY | ((fs.constants.O_NONBLOCK as number | undefined) ?? 0);

export function uriOf(file: string): string {
  const absolute = path.resolve(file);
  if (!WINDOWS) return `file://${absolute === '/' ? '' : absolute}`;
  const slashes = absolute.replaceAll('\\', '/').replace(/\/$/, '');
  return slashes.startsWith('//') ? `file:${slashes}` : `file:///${lowerDrive(slashes)}`;
}

export function pathOf(uri: string): string {
  const found = uri.replace(/^file:\/\//, '');
  if (!WINDOWS) return found === '' ? '/' : found;
  return found.startsWith('/') ? found.slice(1) : `//${found}`;
}

/**
 * URIs of the files under `folder`, folder by folder. Folders that `enters` refuses are skipped; links to files are
 * followed, links to folders are not. Nothing where `folder` is no folder or cannot be read.
 */
export function* listFiles(folder: string, enters: (folder: string) => boolean): Generator<string> {
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of entriesOf(next)) {
      const uri = `${next}/${entry.name}`;
      if (entry.isDirectory()) {
        if (enters(uri)) folders.push(uri);
      } else if (entry.isFile() || (entry.isSymbolicLink() && isFile(uri))) yield uri;
    }
  }
}

/**
 * Text of a file; undefined where it cannot be read. One that is larger than manifests may be comes cut off, as
 * Latin-1, so that it is seen to be too large and costs no more.
 */
export function readText(uri: string): string | undefined {
  let file: number | undefined;
  try {
    file = fs.openSync(pathOf(uri), READ);
    return readAll(file);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/**
 * Replaces `before` by `after` in a file, whose byte order mark stays. False, and nothing written, where it holds
 * anything else than `before` in UTF-8, or cannot be written.
 */
export function writeText(uri: string, before: string, after: string): boolean {
  const file = pathOf(uri);
  try {
    const held = fs.readFileSync(file);
    const mark = held.length > Buffer.byteLength(before) ? MARK : '';
    if (!held.equals(Buffer.from(mark + before))) return false;
    fs.writeFileSync(file, mark + after);
    return true;
  } catch {
    return false;
  }
}

const MARK = '\uFEFF';

/** Most manifests fit; larger files get a buffer of their own. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

function readAll(file: number): string {
  const first = fs.readSync(file, shared, 0, shared.length, 0);
  if (first < shared.length) return decode(shared, first);
  const size = Math.min(Math.max(fs.fstatSync(file).size, first), MAX_FILE_SIZE + 1);
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read) {
    read = fs.readSync(file, buffer, length, size - length, length);
  }
  return length > MAX_FILE_SIZE ? buffer.toString('latin1', 0, length) : decode(buffer, length);
}

function decode(buffer: Buffer, length: number): string {
  const mark = length >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  return buffer.toString('utf8', mark, length);
}

/** Entries of a folder in the order of their names; the disk's own order differs between machines. */
function entriesOf(folder: string): fs.Dirent[] {
  try {
    const entries = fs.readdirSync(pathOf(folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isFile(uri: string): boolean {
  try {
    return fs.statSync(pathOf(uri)).isFile();
  } catch {
    return false; // the link leads nowhere
  }
}

function lowerDrive(file: string): string {
  return file.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
