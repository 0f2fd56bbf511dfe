/**
 * `configMapGenerator` and `secretGenerator`: that their objects exist, and what they are called. The hash that
 * kustomize puts behind the name is left out, here as where the name is used.
 */
import { at, type MapNode, scalarAt } from '../../syntax/node';
import type { Resource } from './resource';
import type { SourceDocument } from './sources';
import { isMap, keyBy, listAt, pairsAt, renamed, textAt, type TreeMap } from './tree';

const GENERATORS = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

/** Objects that the generators of `kustomization`, which is `source`, add to those that are there. */
export function generatedBy(source: SourceDocument, kustomization: TreeMap): readonly Resource[] {
  return GENERATORS.flatMap(([field, kind]) =>
    listAt(kustomization, field).flatMap((item) => {
      const tree = isMap(item) && !CHANGES.has(textAt(item, 'behavior')) ? objectOf(item, kind) : undefined;
      return tree
        ? [{ tree, written: tree, source, former: [], prefixes: [], suffixes: [], generated: true }]
        : [];
    }),
  );
}

/** What `behavior` says of generators that change an object which another one makes. */
const CHANGES: ReadonlySet<string> = new Set(['merge', 'replace']);

function objectOf(item: MapNode, kind: string): MapNode | undefined {
  const name = scalarAt(item, 'name');
  if (!name || name.value === '') return undefined;
  const { start, end } = item;
  const map = (entries: MapNode['entries']): MapNode => ({ kind: 'map', start, end, flow: false, entries });
  const metadata = map(pairsAt(item).filter(({ key }) => key.value === 'name' || key.value === 'namespace'));
  const field = (key: string, value: string): MapNode['entries'][number] => ({
    key: keyBy(name, key),
    value: renamed(name, value),
  });
  const type = at(item, 'type');
  return map([
    field('apiVersion', 'v1'),
    field('kind', kind),
    { key: keyBy(name, 'metadata'), value: metadata },
    ...(type ? [{ key: keyBy(name, 'type'), value: type }] : []),
  ]);
}
