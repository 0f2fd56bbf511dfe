/** Runs `helm template` with the user's own helm. */
import { olderArguments, templateArguments } from '../ide/helm/templateArguments';
import type { Release } from '../workspace/helm/release';
import type { Programs } from './programs';

/** `refused`: helm says what is wrong with the chart. `failed`: it could not be asked; `reason` is for people. */
export type Template =
  | { readonly type: 'rendered'; readonly text: string }
  | { readonly type: 'refused'; readonly stderr: string }
  | { readonly type: 'failed'; readonly reason: string };

const NEVER = new Promise<void>(() => undefined);

/** `helm`: name or path of the program. `version`: of Kubernetes; undefined: helm's own choice. */
export async function toRendering(
  programs: Programs,
  helm: string,
  release: Release,
  version: string | undefined,
  cancelled: Promise<void> = NEVER,
): Promise<Template> {
  const args = templateArguments(release, version);
  const input = release.by?.values ?? '';
  const first = await programs.run(helm, args, input, cancelled);
  const older = first.type === 'ended' && first.code !== 0 ? olderArguments(args, first.stderr) : undefined;
  const ended = older ? await programs.run(helm, older, input, cancelled) : first;
  if (ended.type === 'failed') return ended;
  return ended.code === 0
    ? { type: 'rendered', text: ended.stdout }
    : { type: 'refused', stderr: ended.stderr };
}
