/** The command line as a process, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const TOOL = path.resolve('dist/selectrail.js');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-tool-')));
afterAll(() => fs.rmSync(folder, { recursive: true }));

export type Files = Readonly<Record<string, string>>;

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly notes: string;
}

/** A folder that holds `files`. */
export function folderOf(files: Files): string {
  const made = fs.mkdtempSync(path.join(folder, 'run-'));
  write(made, files);
  return made;
}

export function write(cwd: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(cwd, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

export function read(cwd: string, name: string): string {
  return fs.readFileSync(path.join(cwd, name), 'utf8');
}

/** Runs the tool in `cwd`; `env`: its environment. */
export function runIn(cwd: string, args: readonly string[], input = '', env = process.env): Result {
  const done = spawnSync(process.execPath, [TOOL, ...args], { cwd, input, env, encoding: 'utf8' });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

/** Runs the tool in a new folder that holds `files`. */
export function run(files: Files, args: readonly string[], input = ''): Result {
  return runIn(folderOf(files), args, input);
}

export const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: wbe-front
  ports:
    - port: 80
`;

export const PODS = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels:
    app: web-front
`;

export const BROKEN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [\n';
