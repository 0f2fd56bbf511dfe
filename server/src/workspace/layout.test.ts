import { describe, expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import type { Snapshot } from './snapshot';

const APP = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

/** A workspace of `path: text`; a text of undefined stands for any manifest. */
function workspace(files: Record<string, string | undefined>): Snapshot {
  const source = Object.entries(files).map(([path, text]) => `#- ${path}\n${text ?? APP}`);
  return hostOf(
    parseFixture(source.map((each) => (each.endsWith('\n') ? each : `${each}\n`)).join('')),
  ).snapshot();
}

const short = (uri: string): string => uri.slice(ROOT.length - 1) || '/';

/** `kind /id: /home /home` of each unit of the file, the homes in alphabetical order. */
function units(snapshot: Snapshot, path: string): readonly string[] {
  return snapshot.layout
    .unitsOf(ROOT + path)
    .map(({ kind, id, homes }) => `${kind} ${short(id)}: ${homes.map(short).toSorted().join(' ')}`);
}

function openness(snapshot: Snapshot, path: string): readonly string[] {
  return snapshot.layout.unitsOf(ROOT + path).flatMap((unit) => snapshot.openness(unit));
}

describe('units of deployment', () => {
  test('a folder is one where nothing else says so', () => {
    const snapshot = workspace({ 'a/x.yaml': undefined, 'a/b/y.yaml': undefined, 'top.yaml': undefined });
    expect(units(snapshot, 'a/x.yaml')).toEqual(['directory /a: /a']);
    expect(units(snapshot, 'a/b/y.yaml')).toEqual(['directory /a/b: /a/b']);
    expect(units(snapshot, 'top.yaml')).toEqual(['directory /: /']);
  });

  test('leaf kustomizations are, with their bases and components', () => {
    const snapshot = workspace({
      'base/kustomization.yaml': 'resources: [app.yaml]',
      'base/app.yaml': undefined,
      'extra/kustomization.yml': 'kind: Component\nresources: [more.yaml]',
      'extra/more.yaml': undefined,
      'dev/kustomization.yaml': 'bases: [../base/]',
      'prod/Kustomization': 'resources: [../base, own.yaml]\ncomponents: [../extra]',
      'prod/own.yaml': undefined,
    });
    expect(units(snapshot, 'base/app.yaml').toSorted()).toEqual([
      'kustomization /dev: /base /dev',
      'kustomization /prod: /base /extra /prod',
    ]);
    expect(units(snapshot, 'extra/more.yaml')).toEqual(['kustomization /prod: /base /extra /prod']);
    expect(openness(snapshot, 'base/app.yaml')).toEqual([]);
  });

  test('kustomizations that refer to each other, or to themselves, end', () => {
    const snapshot = workspace({
      'a/kustomization.yaml': 'resources: [../b, app.yaml]',
      'a/app.yaml': undefined,
      'b/kustomization.yaml': 'resources: [../a]',
      'c/kustomization.yaml': 'resources: [., app.yaml]',
      'c/app.yaml': undefined,
      'd/kustomization.yaml': 'resources: [../a]',
    });
    expect(units(snapshot, 'a/app.yaml')).toEqual(['kustomization /d: /a /b /d']);
    expect(units(snapshot, 'c/app.yaml')).toEqual(['kustomization /c: /c']);
  });

  test('a chart is one, with its subcharts and with files that are no templates', () => {
    const snapshot = workspace({
      'chart/Chart.yaml': 'name: x',
      'chart/templates/app.yaml': undefined,
      'chart/charts/sub/Chart.yaml': 'name: y',
      'chart/charts/sub/templates/app.yaml': undefined,
    });
    expect(units(snapshot, 'chart/templates/app.yaml')).toEqual(['chart /chart: /chart']);
    expect(units(snapshot, 'chart/charts/sub/templates/app.yaml')).toEqual(['chart /chart: /chart']);
    expect(openness(snapshot, 'chart/templates/app.yaml')).toEqual(['Helm renders it']);
  });

  test('change with the file that makes them', () => {
    const host = hostOf(parseFixture(`#- chart/templates/app.yaml\n${APP}`));
    expect(units(host.snapshot(), 'chart/templates/app.yaml')).toEqual([
      'directory /chart/templates: /chart/templates',
    ]);
    host.setFile(`${ROOT}chart/Chart.yaml`, 'name: x\n');
    expect(units(host.snapshot(), 'chart/templates/app.yaml')).toEqual(['chart /chart: /chart']);
    host.removeFile(`${ROOT}chart/Chart.yaml`);
    expect(units(host.snapshot(), 'chart/templates/app.yaml')).toEqual([
      'directory /chart/templates: /chart/templates',
    ]);
  });
});

describe('manifests', () => {
  test('are neither patches nor kustomizations', () => {
    const snapshot = workspace({
      'kustomization.yaml':
        'resources: [app.yaml]\npatchesStrategicMerge: [one.yaml, "apiVersion: v1"]\npatches: [{path: two.yaml}, {patch: "- op: add"}]\npatchesJson6902: [{path: three.yaml}]',
      'app.yaml': undefined,
      'one.yaml': undefined,
      'two.yaml': undefined,
      'three.yaml': undefined,
    });
    const paths = ['app.yaml', 'one.yaml', 'two.yaml', 'three.yaml'];
    expect(paths.filter((path) => snapshot.layout.isManifest(ROOT + path))).toEqual(['app.yaml']);
    expect(snapshot.lookup('W:').map((object) => object.document.uri)).toEqual([`${ROOT}app.yaml`]);
  });

  test('are no values of a chart, but files of that name elsewhere', () => {
    const snapshot = workspace({
      'chart/Chart.yaml': 'name: x',
      'chart/values.yaml': undefined,
      'chart/ci/values-prod.yml': undefined,
      'elsewhere/values.yaml': undefined,
    });
    expect(snapshot.lookup('W:').map((object) => object.document.uri)).toEqual([
      `${ROOT}elsewhere/values.yaml`,
    ]);
  });

  test('may be Flux objects in a file called kustomization.yaml', () => {
    const flux =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {path: ./a}';
    const snapshot = workspace({ 'kustomization.yaml': flux });
    expect(units(snapshot, 'kustomization.yaml')).toEqual(['directory /: /']);
    expect(snapshot.objectsOf(`${ROOT}kustomization.yaml`).map((object) => object.kind.value)).toEqual([
      'Kustomization',
    ]);
  });
});

describe('a kustomization is open', () => {
  test.each([
    ['resources: [app.yaml, gone.yaml]', ['`gone.yaml` is not in the workspace']],
    ['resources: [https://example.com/x]', ['`https://example.com/x` is not in the workspace']],
    [
      'resources: [app.yaml]\nreplacements: [{}]\nhelmCharts: [{}]',
      ['it uses `replacements`', 'it uses `helmCharts`'],
    ],
    ['resources: [app.yaml]', []],
    ['resources: app.yaml', []],
    ['', []],
  ])('%s', (text, reasons) => {
    const snapshot = workspace({ 'kustomization.yaml': text || '# nothing', 'app.yaml': undefined });
    expect(openness(snapshot, 'app.yaml')).toEqual(reasons);
  });

  test('until the resource appears, and again when it goes', () => {
    const host = hostOf(
      parseFixture(`#- kustomization.yaml\nresources: [app.yaml, new.yaml]\n#- app.yaml\n${APP}`),
    );
    const reasons = (): readonly string[] => openness(host.snapshot(), 'app.yaml');
    expect(reasons()).toEqual(['`new.yaml` is not in the workspace']);
    host.setFile(`${ROOT}new.yaml`, APP);
    expect(reasons()).toEqual([]);
    host.removeFile(`${ROOT}new.yaml`);
    expect(reasons()).toEqual(['`new.yaml` is not in the workspace']);
  });

  test('through what it reaches', () => {
    const snapshot = workspace({
      'base/kustomization.yaml': 'resources: [app.yaml, gone.yaml]',
      'base/app.yaml': undefined,
      'prod/kustomization.yaml': 'resources: [../base]',
      'prod/own.yaml': undefined,
    });
    expect(openness(snapshot, 'prod/own.yaml')).toEqual(['`gone.yaml` is not in the workspace']);
  });
});

describe('namespaces that kustomizations give', () => {
  const namespaceOf = (snapshot: Snapshot, path: string): string | undefined => {
    const [object] = snapshot.objectsOf(ROOT + path);
    if (!object) throw new Error(`${path} has no object`);
    return snapshot.namespaceOf(object);
  };
  const written = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: written}\n';

  test('win over what is written, the outermost first', () => {
    const snapshot = workspace({
      'base/kustomization.yaml': 'namespace: inner\nresources: [app.yaml]',
      'base/app.yaml': written,
      'prod/kustomization.yaml': 'namespace: outer\nresources: [../base]',
      'plain/app.yaml': written,
    });
    expect(namespaceOf(snapshot, 'base/app.yaml')).toBe('outer');
    expect(namespaceOf(snapshot, 'plain/app.yaml')).toBe('written');
  });

  test('leave the namespace open where overlays differ', () => {
    const snapshot = workspace({
      'base/kustomization.yaml': 'resources: [app.yaml]',
      'base/app.yaml': written,
      'dev/kustomization.yaml': 'namespace: dev\nresources: [../base]',
      'prod/kustomization.yaml': 'namespace: prod\nresources: [../base]',
    });
    expect(namespaceOf(snapshot, 'base/app.yaml')).toBeUndefined();
  });
});
