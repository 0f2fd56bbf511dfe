import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterArbitrary, manifestsOf, OUTSIDE, policyArbitrary } from '../../testing/clusterArbitrary';
import { type NaiveCluster, type NaivePod, naiveReach } from '../../testing/naiveReach';
import { worldOf } from '../../testing/reachWorld';
import { parseBlock, rangeText } from './addresses';
import { type Bounds, boundsKey, isExact, sameBounds } from './bounds';
import { contains, equals, intersect } from './connections';
import type { Endpoint } from './endpoint';
import { explain, type Reason } from './explain';
import { list, type ListedEnd } from './listing';
import { reach } from './reach';
import type { World } from './world';

const FLOWS = ['TCP', 'UDP', 'SCTP'].flatMap((protocol) =>
  [53, 80, 85, 90, 8080].map((port) => ({ protocol, port })),
);

const worldFrom = (cluster: NaiveCluster): World => worldOf(manifestsOf(cluster).join('\n---\n'));

function endpointOf(world: World, end: NaivePod | string): Endpoint {
  if (typeof end !== 'string') {
    const found = world.pods.find(({ object }) => object.name?.value === end.name);
    if (!found) throw new Error(`no pod ${end.name}`);
    return found;
  }
  const range = parseBlock(end);
  if (!range) throw new Error(`no address ${end}`);
  return { type: 'addresses', range };
}

test('agrees with the naive evaluator on every connection of random clusters', () => {
  fc.assert(
    fc.property(clusterArbitrary, (cluster) => {
      const world = worldFrom(cluster);
      const ends = [...cluster.pods, ...OUTSIDE];
      for (const source of ends) {
        for (const destination of ends) {
          if (typeof source === 'string' && typeof destination === 'string') continue;
          const { total } = reach(world, endpointOf(world, source), endpointOf(world, destination));
          expect(isExact(total)).toBe(true);
          const found = FLOWS.map((flow) => contains(total.sure, flow));
          const wanted = FLOWS.map(({ protocol, port }) =>
            naiveReach(cluster, source, destination, protocol, port),
          );
          expect(found).toEqual(wanted);
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** Without the addresses of pods, so that an ipBlock may match them or not. */
function worldWithoutAddresses(cluster: NaiveCluster): World {
  return worldOf(
    manifestsOf(cluster)
      .map((text) => text.replace(/"podIP":"[^"]*"/, '"phase":"Running"'))
      .join('\n---\n'),
  );
}

test('the matrix of classes says what each pair says', () => {
  fc.assert(
    fc.property(clusterArbitrary, fc.boolean(), (cluster, addresses) => {
      const world = addresses ? worldFrom(cluster) : worldWithoutAddresses(cluster);
      const { matrix } = world;
      for (const source of world.pods) {
        for (const destination of world.pods) {
          const { total } = reach(world, source, destination);
          expect(sameBounds(matrix.between(source, destination), total)).toBe(true);
        }
        for (const { range, bounds } of matrix.outside('Egress', source)) {
          // of a whole range `reach` may say less: two blocks can cover it together that do not cover it alone
          for (const start of [range.start, range.end - 1n]) {
            const address = { ...range, start, end: start + 1n };
            const { total } = reach(world, source, { type: 'addresses', range: address });
            expect(sameBounds(bounds, total)).toBe(true);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('a rule that is added to a policy never closes a connection', () => {
  fc.assert(
    fc.property(clusterArbitrary, policyArbitrary, (cluster, { ingress = [], egress = [] }) => {
      const [first, ...others] = cluster.policies;
      if (!first) return;
      const types = first.policyTypes?.length
        ? first.policyTypes
        : ['Ingress', ...(first.egress?.length ? ['Egress'] : [])];
      const more = {
        ...first,
        policyTypes: types,
        ingress: [...(first.ingress ?? []), ...ingress],
        egress: [...(first.egress ?? []), ...egress],
      };
      const before = totals(worldFrom(cluster));
      const after = totals(worldFrom({ ...cluster, policies: [more, ...others] }));
      for (const [pair, bounds] of before) {
        const now = after.get(pair);
        expect(now && equals(intersect(bounds.sure, now.sure), bounds.sure)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('a policy that selects nothing changes nothing', () => {
  fc.assert(
    fc.property(clusterArbitrary, policyArbitrary, (cluster, policy) => {
      const idle = { ...policy, podSelector: { matchLabels: { app: 'nobody' } } };
      expectSame(worldFrom(cluster), worldFrom({ ...cluster, policies: [...cluster.policies, idle] }));
    }),
    { numRuns: 100 },
  );
});

test('the order of files, policies and rules of a NetworkPolicy does not matter', () => {
  fc.assert(
    fc.property(clusterArbitrary, fc.infiniteStream(fc.nat()), (cluster, stream) => {
      const shuffled = manifestsOf({
        ...cluster,
        policies: cluster.policies.map((policy) => ({
          ...policy,
          ...(policy.ingress ? { ingress: policy.ingress.toReversed() } : {}),
          ...(policy.egress ? { egress: policy.egress.toReversed() } : {}),
        })),
      })
        .map((text) => ({ text, at: stream.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ text }, index) => `#- ${index}.yaml\n${text}\n`);
      expectSame(worldFrom(cluster), worldOf(shuffled.join('')));
    }),
    { numRuns: 100 },
  );
});

test('the reasons of an explanation make its verdict', () => {
  fc.assert(
    fc.property(clusterArbitrary, (cluster) => {
      const world = worldFrom(cluster);
      const ends = [...cluster.pods, ...OUTSIDE].map((end) => endpointOf(world, end));
      for (const source of ends) {
        for (const destination of ends) {
          for (const flow of FLOWS.slice(0, 7)) {
            for (const direction of ['Egress', 'Ingress'] as const) {
              const { verdict, reasons } = explain(world, direction, source, destination, flow);
              expect(verdict).toBe(verdictOf(reasons));
            }
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** What the reasons say where all is known: a rule that decides, or that the pods are isolated. */
function verdictOf(reasons: readonly Reason[]): string {
  const actions = reasons.flatMap((each) => (each.type === 'rule' ? [each.action] : []));
  if (actions.includes('allow')) return 'yes';
  return actions.includes('deny') || reasons.some(({ type }) => type === 'isolated') ? 'no' : 'yes';
}

function expectSame(a: World, b: World): void {
  expect(rowsOf(b)).toEqual(rowsOf(a));
  const [first, second] = [totals(a), totals(b)];
  expect([...second.keys()].toSorted()).toEqual([...first.keys()].toSorted());
  for (const [pair, bounds] of first) {
    const other = second.get(pair);
    expect(other && sameBounds(bounds, other)).toBe(true);
  }
}

/** The listing, in whatever order. */
function rowsOf(world: World): readonly string[] {
  const nameOf = (end: ListedEnd): string =>
    end.type === 'peer' ? end.peer.name : end.type === 'addresses' ? rangeText(end.range) : end.type;
  return [...list(world)]
    .map(({ source, destination, bounds }) => `${nameOf(source)} ${nameOf(destination)} ${boundsKey(bounds)}`)
    .toSorted();
}

function totals(world: World): ReadonlyMap<string, Bounds> {
  return new Map(
    world.pods.flatMap((source) =>
      world.pods.map((destination) => [
        `${source.object.name?.value} ${destination.object.name?.value}`,
        reach(world, source, destination).total,
      ]),
    ),
  );
}
