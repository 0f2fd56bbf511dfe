/** Has the user's `helm` render the releases that the settings want: after a save, one at a time, and only what changed. */
import { CancellationToken, type Disposable, RAL } from 'vscode-languageserver';
import { wantedReleases } from '../ide/helm/wantedReleases';
import { helmFailure } from '../workspace/helm/helmFailure';
import { inputsOf, type Release, releaseKey, type Rendering, textPrint } from '../workspace/helm/release';
import type { Host } from '../workspace/host';
import { basename } from '../workspace/paths';
import { toRendering } from './helmTemplate';
import { createProgress } from './progress';
import type { Session } from './session';
import { placeInChart, showTrouble } from './helmTrouble';

/** Saves within this time are one; in milliseconds. */
const PAUSE = 150;
/** How long what is rendered waits for the rest; in milliseconds. */
const PATIENCE = 3000;

/** What came of a release: its text, or what was wrong. */
interface Outcome {
  /** All that it was made from. */
  readonly print: string;
  readonly rendering: Rendering | undefined;
  /** What was wrong. */
  readonly trouble?: string;
}

/** What came of the releases so far. */
interface Work {
  readonly outcomes: Map<string, Outcome>;
  /** Troubles that the user knows of. */
  readonly said: Set<string>;
}

export function renderReleases(session: Session): void {
  const work: Work = { outcomes: new Map(), said: new Set() };
  let pause: Disposable | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const wake = (): void => {
    pause?.dispose();
    pause = RAL().timer.setTimeout(run, PAUSE);
  };
  const run = (): void => {
    again = running !== undefined;
    if (again) return;
    running = renderAll(session, work)
      .catch((error: unknown) => session.log(error))
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };
  session.saved.event(wake);
  session.changes.event((change) => {
    if (change === 'workspace') wake();
  });
}

/** Brings every root up to date; where that takes long, what is rendered so far counts already. */
async function renderAll(session: Session, work: Work): Promise<void> {
  await session.indexed(CancellationToken.None);
  const { outcomes } = work;
  const roots = session.roots.hosts().map((host) => ({ host, releases: releasesOf(session, host) }));
  const all = roots.flatMap(({ host, releases }) => releases.map((release) => ({ host, release })));
  const kept = new Set(all.map(({ release }) => releaseKey(release)));
  for (const key of outcomes.keys()) if (!kept.has(key)) outcomes.delete(key);
  const progress = createProgress(session.connection, 'Rendering charts');
  let shown = Date.now();
  try {
    for (const [done, { host, release }] of all.entries()) {
      await renderOne(session, host, release, work);
      progress.report((done + 1) / all.length);
      if (Date.now() - shown < PATIENCE) continue;
      show(session, roots, work);
      shown = Date.now();
    }
  } finally {
    progress.end();
  }
  show(session, roots, work);
}

interface Root {
  readonly host: Host;
  readonly releases: readonly Release[];
}

/** Has the index take over what is rendered, where that is something else than before. */
function show(session: Session, roots: readonly Root[], { outcomes }: Work): void {
  const changed = roots.flatMap(({ host, releases }) => {
    const renderings = releases.flatMap((release) => outcomes.get(releaseKey(release))?.rendering ?? []);
    const before = [...host.snapshot().parts.renderings.values()];
    const isSame = before.length === renderings.length && renderings.every((each, at) => each === before[at]);
    return isSame ? [] : [{ host, renderings }];
  });
  if (changed.length === 0) return;
  session.queue(async () => {
    for (const { host, renderings } of changed) host.setRenderings(renderings);
    await session.putUnread();
    session.changes.fire('workspace');
  });
}

function releasesOf({ programs, settings, folders }: Session, host: Host): readonly Release[] {
  return programs && settings.helm.render ? wantedReleases(host.snapshot(), settings, folders) : [];
}

/** What the disk holds counts: helm reads no editor. Of a release that cannot be rendered, the templates stay. */
async function renderOne(
  session: Session,
  host: Host,
  release: Release,
  { outcomes, said }: Work,
): Promise<void> {
  const { programs, settings } = session;
  if (!programs) return;
  const key = releaseKey(release);
  const inputs = await readInputs(session, host, release);
  const version = settings.kubernetesVersion.trim() || undefined;
  const print = JSON.stringify([settings.helm.path, version, ...inputs]);
  const before = outcomes.get(key);
  if (before?.print === print) return;
  const made = await toRendering(programs, settings.helm.path, release, version);
  if (made.type === 'rendered') {
    outcomes.set(key, { print, rendering: { release, text: made.text, inputs } });
    if (before?.trouble !== undefined) said.delete(before.trouble); // news, if it comes again
    return;
  }
  const { message, place } =
    made.type === 'refused' ? helmFailure(made.stderr) : { message: made.reason, place: undefined };
  outcomes.set(key, { print, rendering: undefined, trouble: message });
  showTrouble(session, basename(release.chart), message, place && placeInChart(release.chart, place), said);
}

async function readInputs(
  { files }: Session,
  host: Host,
  release: Release,
): Promise<ReadonlyMap<string, string>> {
  const uris = inputsOf(
    release,
    [...host.snapshot().files()].map(({ uri }) => uri),
  );
  const inputs = new Map<string, string>();
  for (const uri of uris) {
    const text = await files.read(uri);
    if (text !== undefined) inputs.set(uri, textPrint(text));
  }
  return inputs;
}
