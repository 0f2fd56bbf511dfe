import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterArbitrary, manifestsOf } from '../../testing/clusterArbitrary';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { Host } from '../../workspace/host';
import { rangeText } from './addresses';
import { DEFAULT_ASSUMPTIONS } from '../../workspace/assumptions';
import type { Bounds } from './bounds';
import { connectionText } from './connections';
import { differences } from './difference';
import { list, type ListedEnd } from './listing';
import { World } from './world';
import { type Changed, type ChangedEnd, worldChanges } from './worldChanges';

function worldIn(host: Host): World {
  const snapshot = host.snapshot();
  const uris = [...snapshot.files()].map(({ uri }) => uri).toSorted();
  return new World(
    snapshot,
    uris.flatMap((uri) => snapshot.objectsOf(uri)),
    DEFAULT_ASSUMPTIONS,
  );
}

const fileOf = (index: number): string => `file:///ws/${String(index).padStart(3, '0')}.yaml`;
const text = ({ sure, possible }: Bounds): string => `${connectionText(sure)} of ${connectionText(possible)}`;

function namesOf(end: ChangedEnd | ListedEnd): readonly string[] {
  switch (end.type) {
    case 'workloads':
      return end.parties.map(({ name }) => name);
    case 'peer':
      return [end.peer.name];
    case 'addresses':
      return [rangeText(end.range)];
    case 'ingress-controller':
      return ['{ingress-controller}'];
  }
}

interface Found extends Pick<Changed, 'before' | 'after'> {
  readonly source: ChangedEnd | ListedEnd;
  readonly destination: ChangedEnd | ListedEnd;
}

/** Pair by pair. */
function linesOf(found: readonly Found[]): readonly string[] {
  const lines = found.flatMap(({ source, destination, before, after }) =>
    namesOf(source).flatMap((from) =>
      namesOf(destination)
        .filter((to) => to !== from)
        .map((to) => `${from} → ${to}: ${text(before)} → ${text(after)}`),
    ),
  );
  return lines.toSorted();
}

test('finds what comparing every pair finds, whatever is edited', () => {
  fc.assert(
    fc.property(
      clusterArbitrary,
      clusterArbitrary,
      fc.array(fc.nat(20), { maxLength: 4 }),
      fc.boolean(),
      (one, other, edited, grows) => {
        const host = new Host({ ...DEFAULT_CLUSTER, namespace: 'default' });
        const [old, fresh] = [manifestsOf(one), manifestsOf(other)];
        for (const [index, manifest] of old.entries()) host.setFile(fileOf(index), manifest);
        const before = worldIn(host);
        // A pod that moves to another namespace is the same pod here, and two pods in a listing.
        const stays = (index: number): boolean =>
          (one.pods[index]?.namespace ?? '') === (other.pods[index]?.namespace ?? '') ||
          !one.pods[index] ||
          !other.pods[index];
        for (const index of edited.filter(stays)) {
          const manifest = fresh[index];
          if (manifest === undefined || (index >= old.length && !grows)) host.removeFile(fileOf(index));
          else host.setFile(fileOf(index), manifest);
        }
        const after = worldIn(host);
        expect(linesOf(worldChanges(before, after))).toEqual(
          linesOf(differences([...list(before)], [...list(after)])),
        );
      },
    ),
    { numRuns: 300 },
  );
});
