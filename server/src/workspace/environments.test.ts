import { describe, expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { environmentsOf, unitsOfEnvironment } from './environments';
import type { Snapshot } from './snapshot';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';

/** A base at each of `bases`, and for each leaf its folder, the base that it takes, and the namespace that it gives. */
function workspace(
  bases: readonly string[],
  leaves: readonly (readonly [folder: string, base: string, namespace: string])[],
): Snapshot {
  const base = (folder: string): string =>
    `#- ${folder}/kustomization.yaml\nresources: [web.yaml]\n#- ${folder}/web.yaml\n${SERVICE}`;
  const leaf = ([folder, of, namespace]: readonly [string, string, string]): string =>
    `#- ${folder}/kustomization.yaml\nresources: [${'../'.repeat(folder.split('/').length)}${of}]\nnamespace: ${namespace}\n`;
  return hostOf(parseFixture([...bases.map(base), ...leaves.map(leaf)].join(''))).snapshot();
}

const names = ({ layout }: Snapshot, path: string): readonly string[] =>
  environmentsOf(layout, ROOT + path).map(({ name }) => name);

const chosen = ({ layout }: Snapshot, name: string): readonly string[] =>
  [...unitsOfEnvironment(layout, name)].map(({ id }) => id.slice(ROOT.length)).toSorted();

/** The namespace of the Service in `path`, as the environment sees it. */
function namespaceIn(snapshot: Snapshot, name: string, path: string): string | undefined {
  const [object] = snapshot.objectsOf(ROOT + path);
  return object && snapshot.asSeenFrom(unitsOfEnvironment(snapshot.layout, name)).namespaceOf(object);
}

const TWO_APPS = workspace(
  ['a/base', 'b/base'],
  [
    ['a/overlays/dev', 'a/base', 'a-dev'],
    ['a/overlays/prod', 'a/base', 'a-prod'],
    ['b/overlays/prod/eu', 'b/base', 'b-eu'],
    ['b/overlays/prod/us', 'b/base', 'b-us'],
    ['b/overlays/test', 'b/base', 'b-test'],
  ],
);

describe('environments', () => {
  test('have the names that tell them apart', () => {
    expect(names(TWO_APPS, 'a/base/web.yaml')).toEqual(['dev', 'prod']);
    expect(names(TWO_APPS, 'b/base/web.yaml')).toEqual(['prod/eu', 'prod/us', 'test']);
  });

  test('stand in the middle of paths, too', () => {
    const snapshot = workspace(
      ['base'],
      [
        ['clusters/dev/web', 'base', 'dev'],
        ['clusters/prod/web', 'base', 'prod'],
      ],
    );
    expect(names(snapshot, 'base/web.yaml')).toEqual(['dev', 'prod']);
    expect(chosen(snapshot, 'prod')).toEqual(['clusters/prod/web']);
  });

  test('one within another keeps a name', () => {
    const snapshot = workspace(
      ['base'],
      [
        ['prod', 'base', 'one'],
        ['prod/prod', 'base', 'two'],
      ],
    );
    expect(names(snapshot, 'base/web.yaml')).toEqual(['prod', 'prod/prod']);
  });

  test('are none for a file of a single leaf, or of none', () => {
    const snapshot = workspace(['base'], [['prod', 'base', 'shop']]);
    expect(names(snapshot, 'base/web.yaml')).toEqual([]);
    expect(names(snapshot, 'plain.yaml')).toEqual([]);
  });

  test('one name fits all applications', () => {
    expect(chosen(TWO_APPS, 'prod')).toEqual(['a/overlays/prod', 'b/overlays/prod/eu', 'b/overlays/prod/us']);
    expect(chosen(TWO_APPS, 'prod/eu')).toEqual(['b/overlays/prod/eu']);
    expect(chosen(TWO_APPS, 'ws')).toEqual([]);
  });

  test('decide namespaces where they agree, and nothing where they hold none of the leaves', () => {
    expect(namespaceIn(TWO_APPS, 'prod', 'a/base/web.yaml')).toBe('a-prod');
    expect(namespaceIn(TWO_APPS, 'prod/eu', 'b/base/web.yaml')).toBe('b-eu');
    expect(namespaceIn(TWO_APPS, 'prod', 'b/base/web.yaml')).toBeUndefined();
    expect(namespaceIn(TWO_APPS, 'elsewhere', 'a/base/web.yaml')).toBeUndefined();
  });
});
