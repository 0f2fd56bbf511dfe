/** Workspaces of tests with charts as helm rendered them: `#- rendered/<name>.yaml` is what it printed. */
import type { Diagnostic } from '../ide/diagnostic';
import { diagnostics } from '../ide/diagnostics';
import { DEFAULT_SETTINGS } from '../ide/settings';
import { inputsOf, type Release, type Rendering, textPrint } from '../workspace/helm/release';
import type { Host } from '../workspace/host';
import { type Fixture, hostOf, parseFixture, ROOT, show } from './fixture';

const RENDERED = /^rendered\/(.*)\.yaml$/;

export interface Released {
  readonly host: Host;
  readonly fixture: Fixture;
}

/**
 * Each `rendered/<label>.yaml` is the chart in `chart/` as release `shop`, with `chart/values-<label>.yaml` where that
 * is there. `release`: more of it, by label.
 */
export function released(
  source: string,
  release: (label: string) => Partial<Release> = () => ({}),
): Released {
  const all = parseFixture(source);
  const files = new Map([...all.files].filter(([path]) => !RENDERED.test(path)));
  const fixture = { ...all, files };
  const host = hostOf(fixture);
  const renderings = [...all.files].flatMap(([path, text]): readonly Rendering[] => {
    const label = RENDERED.exec(path)?.[1];
    if (label === undefined) return [];
    const own = `chart/values-${label}.yaml`;
    const values = files.has(own) ? [ROOT + own] : [];
    const made = { chart: `${ROOT}chart`, name: 'shop', namespace: undefined, values, ...release(label) };
    return [{ release: made, text, inputs: printsOf(fixture, made) }];
  });
  host.setRenderings(renderings);
  for (const uri of host.unread()) host.setFile(uri, files.get(uri.slice(ROOT.length)) ?? '');
  return { host, fixture };
}

function printsOf({ files }: Fixture, release: Release): ReadonlyMap<string, string> {
  const uris = [...files.keys()].map((path) => ROOT + path);
  const textOf = (uri: string): string => files.get(uri.slice(ROOT.length)) ?? '';
  return new Map(inputsOf(release, uris).map((uri) => [uri, textPrint(textOf(uri))]));
}

/** `warning chart/templates/web.yaml:3:5 "text": message` for each finding. */
export function findingsIn({ host, fixture }: Released): readonly string[] {
  return diagnosticsIn({ host, fixture }).map(
    ({ severity, location, message }) => `${severity} ${show(fixture, location)}: ${message}`,
  );
}

export function diagnosticsIn({ host, fixture }: Released): readonly Diagnostic[] {
  const snapshot = host.snapshot();
  return [...fixture.files.keys()].flatMap((path) => diagnostics(snapshot, ROOT + path, DEFAULT_SETTINGS));
}
