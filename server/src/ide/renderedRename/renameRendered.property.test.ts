/**
 * Whatever label or port of a generated base with overlays is renamed: as it is rendered then, each selector selects the
 * pods that it selected before, nothing else is another, and no finding is new.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusFiles, SHARED } from '../../testing/corpora';
import { ROOT } from '../../testing/fixture';
import { kustomizeFiles } from '../../testing/kustomizeArbitrary';
import { Host } from '../../workspace/host';
import { printTrees } from '../../workspace/kustomize/printTrees';
import { renderKustomization } from '../../workspace/kustomize/render';
import { textSources } from '../../workspace/kustomize/sources';
import { type PlainMap, toPlain } from '../../syntax/plain';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { diagnostics } from '../diagnostics';
import { applyEdits } from '../editText';
import { rename } from '../rename';
import { DEFAULT_SETTINGS } from '../settings';
import { usesOf, type Use, writtenAt } from './uses';

type Texts = ReadonlyMap<string, string>;

/** Patches of a second overlay that say labels of the base again, and give others. */
const PATCHES: readonly PlainMap[] = [
  { target: { kind: 'Service' }, patch: '[{op: replace, path: /spec/selector/app, value: web}]' },
  {
    target: { kind: 'Deployment' },
    patch: '[{op: add, path: /spec/template/metadata/labels/app, value: api}]',
  },
  { target: { labelSelector: 'app=web' }, patch: '[{op: add, path: /metadata/annotations, value: {a: b}}]' },
  {
    patch: printTrees([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: { template: { metadata: { labels: { app: 'web' } } } },
      },
    ]),
  },
];

const workspaces = fc
  .record({
    files: kustomizeFiles,
    patches: fc.subarray([...PATCHES]),
    labels: fc.constantFrom<PlainMap>(
      {},
      { commonLabels: { app: 'web' } },
      { commonLabels: { stage: 'two' } },
    ),
  })
  .map(({ files, patches, labels }): Texts => {
    const dev = { ...labels, resources: ['../../base'], ...(patches.length > 0 && { patches }) };
    return new Map([...files, ['overlays/dev/kustomization.yaml', printTrees([dev])]]);
  });

function snapshotOf(texts: Texts): Snapshot {
  const host = new Host(DEFAULT_CLUSTER);
  for (const [path, text] of texts) host.setFile(ROOT + path, text);
  return host.snapshot();
}

const OVERLAYS = ['overlays/prod', 'overlays/dev'];

const readFrom =
  (texts: Texts) =>
  (uri: string): string | undefined =>
    texts.get(uri.slice(ROOT.length));

/** Every object of each kustomization. */
function rendered(texts: Texts, folders: readonly string[]): readonly (readonly PlainMap[])[] {
  return folders.map((folder) => {
    const found = renderKustomization(`${ROOT}${folder}/kustomization.yaml`, textSources(readFrom(texts)));
    return found.objects.map(({ tree }) => toPlain(tree));
  });
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((current, key) => (current as PlainMap | undefined)?.[key], value);
}

type Labels = Readonly<Record<string, string>>;

/** For each selector, the Deployments that it matches, a Deployment's that one alone; written without what is tested. */
function matches(objects: readonly PlainMap[]): readonly string[] {
  const pods = objects.flatMap((object, index) => {
    const labels = at(object, 'spec', 'template', 'metadata', 'labels');
    return labels === undefined ? [] : [{ index, labels: labels as Labels }];
  });
  return objects.flatMap((object, index) => {
    const own = at(object, 'spec', 'selector', 'matchLabels');
    const selectors = [
      object.kind === 'Service' ? at(object, 'spec', 'selector') : undefined,
      own,
      at(object, 'spec', 'podSelector', 'matchLabels'),
    ].filter((each) => each !== undefined);
    return selectors.map((selector) => {
      const asked = selector === own ? pods.filter((each) => each.index === index) : pods;
      const found = asked.filter(({ labels }) =>
        Object.entries(selector as Labels).every(([key, value]) => String(labels[key]) === String(value)),
      );
      return `${index}: ${found.map((each) => each.index).join(' ')}`;
    });
  });
}

function findings(snapshot: Snapshot, uris: readonly string[]): readonly string[] {
  return uris
    .flatMap((uri) => diagnostics(snapshot, uri, DEFAULT_SETTINGS))
    .map(({ rule, severity }) => `${severity} ${rule.code}`)
    .toSorted();
}

interface Place {
  readonly use: Use;
  readonly location: Location;
}

function placesIn(deployed: Snapshot): readonly Place[] {
  const objects = deployed.layout.leaves.flatMap((unit) => deployed.objectsIn(deployed.asDeployed(unit)));
  return objects.flatMap((object) =>
    usesOf(object).flatMap((use) =>
      writtenAt(use.text).map((text) => ({ use, location: deployed.locate(object, text) })),
    ),
  );
}

/** A port's name says its protocol. */
function portLike(name: string): string {
  return `${name.slice(0, 10).replace(/-+$/, '')}-xyz`;
}

/** Of more files only those that change are judged. */
const MANY = 50;

/** Renames what stands at `place`, and checks what is rendered of `folders` then. */
function check(texts: Texts, folders: readonly string[], place: Place, before: Snapshot): 'done' | 'refused' {
  const { use, location } = place;
  const from = use.text.value;
  const to = use.key === undefined ? portLike(from) : 'renamed';
  const result = rename(before, location.uri, location.start, to, readFrom(texts));
  if (result.state === 'refused') return 'refused';
  const after = new Map(
    [...texts].map(([path, text]) => {
      const own = result.edits.filter(({ uri }) => uri === ROOT + path);
      return [path, own.length > 0 ? applyEdits(text, own) : text];
    }),
  );
  const [was, is] = [rendered(texts, folders), rendered(after, folders)];
  expect(is.map(matches)).toEqual(was.map(matches));
  const restored = is.map((each) => JSON.stringify(each).replaceAll(`"${to}"`, `"${from}"`));
  expect(restored).toEqual(was.map((each) => JSON.stringify(each)));
  const touched = [...new Set(result.edits.map(({ uri }) => uri))];
  const judged = texts.size < MANY ? [...texts.keys()].map((path) => ROOT + path) : touched;
  expect(findings(snapshotOf(after), judged)).toEqual(findings(before, judged));
  return 'done';
}

test('what is renamed means the same wherever it is rendered', () => {
  const counts = { done: 0, refused: 0 };
  fc.assert(
    fc.property(workspaces, fc.nat(), (texts, choice) => {
      const snapshot = snapshotOf(texts);
      const places = placesIn(snapshot.deployed);
      const place = places[choice % Math.max(places.length, 1)];
      if (place) counts[check(texts, OVERLAYS, place, snapshot)]++;
    }),
    { numRuns: 100 },
  );
  expect(counts.refused).toBeLessThan(counts.done / 10);
});

/** Labels and ports of each repository that are renamed. */
const SAMPLE = 4;

test.skipIf(SHARED === undefined)('so does one of a real repository', { timeout: 300_000 }, () => {
  const counts = { done: 0, refused: 0 };
  const repositories = new Map<string, Map<string, string>>();
  for (const { path, text } of corpusFiles(1)) {
    const [owner = '', name = '', ...rest] = path.slice(`${SHARED}/corpora/`.length).split('/');
    const texts = repositories.get(`${owner}/${name}`) ?? new Map<string, string>();
    repositories.set(`${owner}/${name}`, texts.set(rest.join('/'), text));
  }
  for (const texts of repositories.values()) {
    const snapshot = snapshotOf(texts);
    const places = placesIn(snapshot.deployed);
    const step = Math.max(1, Math.floor(places.length / SAMPLE));
    for (const place of places.filter((_, at) => at % step === 0)) {
      const made = snapshot.deployed.madeFrom(place.location.uri) ?? [];
      const units = made.flatMap((object) => snapshot.deployed.unitsOf(object));
      const folders = [...new Set(units.map(({ id }) => id.slice(ROOT.length)))];
      counts[check(texts, folders, place, snapshot)]++;
    }
  }
  expect(counts.refused).toBeLessThan(counts.done / 10);
});
