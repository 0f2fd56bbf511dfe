/** Has the user's `helm` render the charts of a command line, where `--helm` asks for it. */
import { olderArguments, templateArguments } from '../ide/helm/templateArguments';
import { wantedReleases } from '../ide/helm/wantedReleases';
import type { Settings } from '../ide/settings';
import { readText } from '../node/files';
import { type Ended, runProgramSync } from '../node/runProgram';
import { helmFailure } from '../workspace/helm/helmFailure';
import { inputsOf, type Release, type Rendering, textPrint } from '../workspace/helm/release';
import type { Host } from '../workspace/host';
import { basename } from '../workspace/paths';
import type { Output } from './output';

/** A chart that was to be rendered, and is not. */
export interface Unrendered {
  /** Of the file that helm names, or else of the Chart.yaml. */
  readonly uri: string;
  /** Counted from one; undefined where helm names no file. */
  readonly place: { readonly line: number; readonly column: number } | undefined;
  readonly reason: string;
}

/** What the settings say, with `helm` allowed to run, and every chart rendered that has no release. */
export function withHelm(settings: Settings): Settings {
  return { ...settings, helm: { ...settings.helm, render: true, index: 'all' } };
}

/** Sets what is rendered in `host`, where that is allowed. Returns what is not. */
export function renderCharts(
  host: Host,
  settings: Settings,
  folders: readonly string[],
  notes?: Output,
): readonly Unrendered[] {
  if (!settings.helm.render) return [];
  const snapshot = host.snapshot();
  const uris = [...snapshot.files()].map(({ uri }) => uri);
  const troubles: Unrendered[] = [];
  const renderings = wantedReleases(snapshot, settings, folders).flatMap((release): readonly Rendering[] => {
    notes?.progress?.(`helm template ${basename(release.chart)}`);
    const ended = template(release, settings);
    if (ended.type === 'ended' && ended.code === 0)
      return [{ release, text: ended.stdout, inputs: printsOf(inputsOf(release, uris)) }];
    troubles.push(troubleOf(release, ended));
    return [];
  });
  host.setRenderings(renderings);
  for (const uri of host.unread()) host.setFile(uri, readText(uri) ?? '');
  return troubles;
}

function template(release: Release, { helm, kubernetesVersion }: Settings): Ended {
  const args = templateArguments(release, kubernetesVersion.trim() || undefined);
  const input = release.by?.values ?? '';
  const ended = runProgramSync(helm.path, args, input);
  const older = ended.type === 'ended' && ended.code !== 0 ? olderArguments(args, ended.stderr) : undefined;
  return older ? runProgramSync(helm.path, older, input) : ended;
}

function printsOf(uris: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    uris.flatMap((uri) => {
      const text = readText(uri);
      return text === undefined ? [] : [[uri, textPrint(text)] as const];
    }),
  );
}

function troubleOf({ chart }: Release, ended: Ended): Unrendered {
  const { message, place } =
    ended.type === 'failed' ? { message: ended.reason, place: undefined } : helmFailure(ended.stderr);
  const uri = `${chart}/${place?.path ?? 'Chart.yaml'}`;
  return { uri, place, reason: message.split('\n')[0] ?? message };
}
