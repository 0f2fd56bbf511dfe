/** A folder of `test-fixtures/workspaces` as a host, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { Host } from '../workspace/host';

export interface WorkspaceFolder {
  readonly host: Host;
  /** Text of each manifest, by URI, in order. */
  readonly files: ReadonlyMap<string, string>;
  /** URI of the folder, with a slash at its end. */
  readonly root: string;
}

export function openWorkspaceFolder(name: string): WorkspaceFolder {
  const root = new URL(`../../../test-fixtures/workspaces/${name}/`, import.meta.url);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
  const host = new Host();
  const files = new Map(
    paths.map((path) => [new URL(path, root).href, readFileSync(new URL(path, root), 'utf8')]),
  );
  for (const [uri, text] of files) host.setFile(uri, text);
  return { host, files, root: root.href };
}
