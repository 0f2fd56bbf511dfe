import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../testing/fixture';
import type { KubeObject } from '../kinds/object';
import { nameOf } from '../kinds/object';
import { MAX_FILE_SIZE } from './file';
import { findAll, placeOf } from './find';
import { Host } from './host';
import { keys } from './keys';
import type { Snapshot } from './snapshot';

const MAIN = `${ROOT}main.yaml`;

function pod(name: string, labels = 'app: web'): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${labels}}}\n`;
}

function service(name: string, selector = 'app: web'): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {${selector}}}\n`;
}

function hostWith(...files: readonly (readonly [string, string])[]): Host {
  const host = new Host();
  for (const [path, text] of files) host.setFile(ROOT + path, text, 'editor');
  return host;
}

function objectNamed(snapshot: Snapshot, uri: string, name: string): KubeObject | undefined {
  return snapshot.objectsOf(uri).find((object) => nameOf(object) === name);
}

describe('an incremental host answers like one that reads everything anew', () => {
  const PATHS = [
    'a/app.yaml',
    'a/more.yaml',
    'a/kustomization.yaml',
    'b/app.yaml',
    'b/kustomization.yaml',
    'c/Chart.yaml',
    'c/values.yaml',
  ];
  const TEXTS = [
    pod('x'),
    `${pod('x')}---\n${service('x')}---\n${pod('y', 'app: api')}`,
    `${service('x')}---\n${service('y', 'app: api')}---\n${service('x')}`,
    service('x', 'app: {{ .app }}'),
    'apiVersion: v1\nkind: [\n',
    'resources: [app.yaml, ../a]\n',
    'resources: [more.yaml, gone.yaml]\npatches: [{path: app.yaml}]\n',
    'resources: [../b]\n',
    'namePrefix: p-\nresources: [../a, more.yaml, more.yaml]\ncommonLabels: {app: api}\n',
    '',
  ];
  const KEYS = [
    keys.kind('', 'Pod'),
    keys.name('', 'Service', 'x'),
    keys.workloads,
    keys.uncertainWorkloads,
    keys.label('app', 'web'),
    keys.selectedBy('app', 'api'),
    keys.selectedByAny,
  ];
  const step = fc.record({
    path: fc.constantFrom(...PATHS),
    text: fc.option(fc.constantFrom(...TEXTS), { nil: undefined }),
    origin: fc.constantFrom('disk' as const, 'editor' as const),
    read: fc.boolean(),
  });

  test('where a file is rendered twice', () => {
    const files = [
      ['web.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n'],
      ['kustomization.yaml', 'resources: [web.yaml, web.yaml]\n'],
    ] as const;
    const host = hostWith(...files);
    const count = (): number => host.snapshot().deployed.lookup('K:/Pod').length;
    expect(count()).toBe(2);
    host.setFile(`${ROOT}kustomization.yaml`, 'resources: [web.yaml, web.yaml]\n# again\n');
    expect(count()).toBe(2);
  });

  test('after any edits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const host = new Host();
        const files = new Map<string, string>();
        for (const { path, text, origin, read } of steps) {
          if (text === undefined) host.removeFile(ROOT + path);
          else host.setFile(ROOT + path, text, origin);
          if (text === undefined) files.delete(path);
          else files.set(path, text);
          if (read) host.snapshot().deployed.lookup('');
        }
        for (const uri of host.unread()) host.setFile(uri, files.get(uri.slice(ROOT.length)) ?? '');
        const [one, other] = [host.snapshot(), hostWith(...files).snapshot()];
        expect(answers(one)).toEqual(answers(other));
        expect(answers(one.deployed)).toEqual(answers(other.deployed));
      }),
      { numRuns: 300 },
    );
  });

  function answers(snapshot: Snapshot): unknown {
    const uris = PATHS.map((path) => ROOT + path);
    return {
      count: snapshot.fileCount,
      units: uris.map((uri) =>
        snapshot.layout
          .unitsOf(uri)
          .map((unit) => [unit.id, unit.homes.toSorted(), snapshot.openness(unit).toSorted()]),
      ),
      manifests: uris.map((uri) => snapshot.layout.isManifest(uri)),
      found: uris
        .flatMap((uri) => snapshot.objectsOf(uri))
        .map((object) => KEYS.map((key) => found(snapshot, key, object))),
    };
  }

  function found(snapshot: Snapshot, key: string, from: KubeObject): unknown {
    const show = (object: KubeObject): string => {
      const { uri, start } = snapshot.locate(object, object.span);
      return `${uri}:${start}`;
    };
    const { own, elsewhere } = findAll(snapshot, key, placeOf(snapshot, from), () => true);
    return [own.map(show), elsewhere.map(show)];
  }
});

describe('an edit', () => {
  test('leaves the objects of the other documents as they are', () => {
    const host = hostWith(['main.yaml', `${pod('a')}---\n${pod('b')}---\n${pod('c')}`]);
    const before = host.snapshot();
    const edited = `# why\n${pod('a')}---\n${pod('b', 'app: new')}---\n${pod('c')}`;
    host.setFile(MAIN, edited, 'editor');
    const after = host.snapshot();
    const kept = ['a', 'b', 'c'].map(
      (name) => objectNamed(before, MAIN, name) === objectNamed(after, MAIN, name),
    );
    expect(kept).toEqual([false, false, true]);
    const c = objectNamed(after, MAIN, 'c');
    expect(c && after.locate(c, c.span).start).toBe(edited.lastIndexOf('apiVersion'));
  });

  test('keeps equal documents apart', () => {
    const host = hostWith(['main.yaml', `${pod('a')}---\n${pod('a')}---\n${pod('a')}`]);
    const before = host.snapshot().objectsOf(MAIN);
    host.setFile(MAIN, `${pod('a')}---\n${pod('a')}---\n${pod('a')}---\n${pod('a')}`, 'editor');
    const after = host.snapshot().objectsOf(MAIN);
    expect(new Set(after).size).toBe(4);
    expect(after[1]).toBe(before[1]);
  });

  test('does not reach snapshots that were taken before', () => {
    const host = hostWith(['main.yaml', pod('a')], ['b.yaml', pod('b')]);
    const before = host.snapshot();
    const names = (): string[] => before.lookup(keys.workloads).map(nameOf).toSorted();
    const texts = [...before.files()].map((file) => file.uri).toSorted();
    host.setFile(MAIN, service('s'), 'editor');
    host.removeFile(`${ROOT}b.yaml`);
    host.snapshot();
    expect(names()).toEqual(['a', 'b']);
    expect([...before.files()].map((file) => file.uri).toSorted()).toEqual(texts);
    expect(before.objectsOf(MAIN).map(nameOf)).toEqual(['a']);
    expect(host.snapshot().lookup(keys.workloads)).toEqual([]);
  });

  test('makes one new snapshot, and none is made without one', () => {
    const host = hostWith(['main.yaml', pod('a')]);
    const before = host.snapshot();
    expect(host.snapshot()).toBe(before);
    host.setFile(MAIN, pod('b'));
    expect(host.snapshot()).not.toBe(before);
  });
});

describe('a recorded result', () => {
  const read = (snapshot: Snapshot): Map<string, unknown> => {
    const reads = new Map<string, unknown>();
    const recording = snapshot.recording(reads);
    const [from] = recording.objectsOf(`${ROOT}service.yaml`);
    if (from) findAll(recording, keys.label('app', 'web'), placeOf(recording, from), () => true);
    return reads;
  };
  const files = [
    ['service.yaml', service('s')],
    ['web.yaml', `${pod('web')}---\n${pod('more', 'app: api')}`],
    ['other.yaml', pod('other', 'app: api')],
  ] as const;

  test.each([
    ['an unrelated file', 'other.yaml', pod('other', 'app: elsewhere'), true],
    ['a new file that does not match', 'new.yaml', pod('new', 'app: x'), true],
    ['another document of a related file', 'web.yaml', `${pod('web')}---\n${pod('more', 'app: x')}`, true],
    ['a match', 'web.yaml', pod('web', 'app: web, tier: front'), false],
    ['a match that appears', 'new.yaml', pod('new'), false],
    ['the selector itself', 'service.yaml', service('s', 'app: api'), false],
    ['the layout', 'Chart.yaml', 'name: x\n', false],
  ])('after an edit of %s', (_, path, text, current) => {
    const host = hostWith(...files);
    const reads = read(host.snapshot());
    expect(host.snapshot().isCurrent(reads)).toBe(true);
    host.setFile(ROOT + path, text, 'editor');
    expect(host.snapshot().isCurrent(reads)).toBe(current);
  });

  test('ends with the settings that it read', () => {
    const host = hostWith(...files);
    const reads = read(host.snapshot());
    host.setSettings({ clusterDomain: 'x', namespace: 'shop' });
    expect(host.snapshot().isCurrent(reads)).toBe(false);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['binary', `a: 1\0${pod('a')}`, 'not a text file'],
    ['huge', `${pod('a')}${'#'.repeat(MAX_FILE_SIZE)}`, 'larger than 8 MiB'],
  ])('because it is %s has no objects and opens its unit', (_, text, reason) => {
    const snapshot = hostWith(['main.yaml', text]).snapshot();
    expect(snapshot.file(MAIN)).toMatchObject({ skipped: reason, documents: [] });
    const [unit] = snapshot.layout.unitsOf(MAIN);
    expect(unit && snapshot.openness(unit)).toEqual([`a file was not read: ${reason}`]);
  });
});

describe('a host that goes on from a snapshot', () => {
  const APP = `${ROOT}app.yaml`;
  const TEXT = `${pod('web')}---\n${service('web')}`;

  test('begins with what the host holds, and goes its own way', () => {
    const host = hostWith(['app.yaml', TEXT]);
    const fork = Host.from(host.snapshot(), new Map([[APP, TEXT]]));
    expect(fork.snapshot().file(APP)).toBe(host.snapshot().file(APP));
    fork.setFile(APP, TEXT.replace('name: web', 'name: api'));
    host.removeFile(MAIN);
    expect(objectNamed(fork.snapshot(), APP, 'api')).toBeDefined();
    expect(objectNamed(host.snapshot(), APP, 'api')).toBeUndefined();
    const indexed = (each: Host): readonly string[] =>
      each
        .snapshot()
        .objectsIn({ homes: [ROOT.slice(0, -1)] })
        .map(nameOf);
    expect(indexed(host).toSorted()).toEqual(['web', 'web']);
    expect(indexed(fork).toSorted()).toEqual(['api', 'web']);
  });

  test('shares the documents that it reads alike', () => {
    const host = hostWith(['app.yaml', TEXT]);
    const fork = Host.from(host.snapshot(), new Map([[APP, TEXT]]));
    fork.setFile(APP, TEXT.replace('name: web', 'name: api'));
    expect(fork.snapshot().objectsOf(APP)[1]).toBe(host.snapshot().objectsOf(APP)[1]);
    expect(fork.snapshot().objectsOf(APP)[0]).not.toBe(host.snapshot().objectsOf(APP)[0]);
  });
});
