/**
 * Whatever label of a generated base with overlays is renamed: as it is rendered then, each selector selects the pods that
 * it selected before, nothing else is another, and no finding is new.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
import { labelUsesOf, type LabelUse, writtenAt } from './labelUses';

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

/** Every object of every overlay. */
function rendered(texts: Texts): readonly (readonly PlainMap[])[] {
  return OVERLAYS.map((folder) => {
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

function findings(snapshot: Snapshot, texts: Texts): readonly string[] {
  return [...texts.keys()]
    .flatMap((path) => diagnostics(snapshot, ROOT + path, DEFAULT_SETTINGS))
    .map(({ rule, severity }) => `${severity} ${rule.code}`)
    .toSorted();
}

interface Place {
  readonly use: LabelUse;
  readonly location: Location;
}

function placesIn(deployed: Snapshot): readonly Place[] {
  const objects = deployed.layout.leaves.flatMap((unit) => deployed.objectsIn(deployed.asDeployed(unit)));
  return objects.flatMap((object) =>
    labelUsesOf(object).flatMap((use) =>
      writtenAt(use.text).map((text) => ({ use, location: deployed.locate(object, text) })),
    ),
  );
}

test('a renamed label means the same wherever it is rendered', () => {
  const counts = { done: 0, refused: 0 };
  fc.assert(
    fc.property(workspaces, fc.nat(), (texts, choice) => {
      const snapshot = snapshotOf(texts);
      const places = placesIn(snapshot.deployed);
      const place = places[choice % Math.max(places.length, 1)];
      if (!place) return;
      const { use, location } = place;
      const result = rename(snapshot, location.uri, location.start, 'renamed', readFrom(texts));
      counts[result.state]++;
      if (result.state === 'refused') return;
      const after = new Map(
        [...texts].map(([path, text]) => {
          const own = result.edits.filter(({ uri }) => uri === ROOT + path);
          return [path, applyEdits(text, own)];
        }),
      );
      const [before, now] = [rendered(texts), rendered(after)];
      expect(now.map(matches)).toEqual(before.map(matches));
      const from = use.text.value;
      const restored = now.map((each) => JSON.stringify(each).replaceAll('"renamed"', `"${from}"`));
      expect(restored).toEqual(before.map((each) => JSON.stringify(each)));
      expect(findings(snapshotOf(after), after)).toEqual(findings(snapshot, texts));
    }),
    { numRuns: 100 },
  );
  expect(counts.refused).toBeLessThan(counts.done / 10);
});
