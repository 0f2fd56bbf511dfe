// `reach` checks of the truth tables: whether one end reaches the other, and which end denies.
import { snapshotOf } from './core.mjs';

export const type = 'reach';
export const modules = [
  'workspace/host',
  'workspace/assumptions',
  'network/reach/authorization',
  'network/reach/ends',
  'network/reach/question',
  'network/reach/world',
];

/** As the tables assume: an ipBlock matches pods. */
export function ask(core, manifests, { from, to, port, protocol, layer, http }) {
  const world = worldOf(core, snapshotOf(core, manifests), { ipBlocksMatchPods: 'yes' });
  const source = endOf(core, world, from);
  const destination = endOf(core, world, to);
  const { outcome, deniedBy, paths } = core.ask(world, source, destination, { protocol, port: String(port) });
  if (layer !== 'istio') return { outcome, deniedBy: deniedBy.map((each) => each.toLowerCase()) };
  const [path] = paths;
  const { verdict } = core.authorize(world, path.source, path.destination, { flow: path.flow, http });
  return { outcome: { yes: 'allow', no: 'deny', unknown: 'unknown' }[verdict], deniedBy: [] };
}

export function worldOf(core, snapshot, assumptions) {
  const objects = [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
  return new core.World(snapshot, objects, { ...core.DEFAULT_ASSUMPTIONS, ...assumptions });
}

function endOf(core, world, ref) {
  const text = typeof ref === 'string' ? ref : (ref.ip ?? `node:${ref.nodeOf}`);
  const [end] = core.findEnds(world, text);
  if (!end) throw new Error(`no ${text}`);
  return end;
}

const OUTCOMES = { depends: ['unknown', 'partial'] };

export function agrees(expected, actual, check) {
  const outcomes = OUTCOMES[expected] ?? [expected];
  const sorted = (values) => [...values].toSorted().join();
  return (
    outcomes.includes(actual.outcome) &&
    (!check.deniedBy || sorted(check.deniedBy) === sorted(actual.deniedBy))
  );
}
