/** Edges that all workloads of a namespace share, as one: a policy for all of them is one line in the picture. */
import type { Drawing } from './drawing';
import type { ReachEdge, ReachNode } from './graph';
import { allOf, type Side } from './outsideNodes';

export interface Candidate extends Pick<ReachEdge, 'connections' | 'verdict'> {
  readonly source: ReachNode;
  readonly target: ReachNode;
  /** undefined: asked for on demand. */
  readonly why: (() => ReachEdge['reasons']) | undefined;
}

export interface Bundled {
  readonly bundles: readonly Candidate[];
  /** What holds between all pods of a namespace, by its name. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Fewer workloads than this are clearer one by one. */
const BUNDLE = 3;

export function bundled(drawing: Drawing, candidates: readonly Candidate[]): Bundled {
  const sizes = new Map<string, number>();
  for (const { node } of drawing.workloads) {
    if (node.namespace !== undefined) sizes.set(node.namespace, (sizes.get(node.namespace) ?? 0) + 1);
  }
  const bySource = bundle(candidates, sizes, 'from');
  const notes = new Map<string, string>();
  const bundles = bundle(bySource, sizes, 'to').filter(({ source, target, connections, verdict }) => {
    const { namespace } = source;
    if (namespace === undefined || !isAllOf(source) || !isAllOf(target) || namespace !== target.namespace) {
      return true;
    }
    const may = verdict === 'allowed' ? '' : 'may ';
    notes.set(namespace, `All pods ${may}reach each other${connections === '' ? '' : `: ${connections}`}`);
    return false;
  });
  return { bundles, notes };
}

/** Candidates that differ in nothing but their source (or target) and cover all workloads of its namespace. */
function bundle(
  candidates: readonly Candidate[],
  sizes: ReadonlyMap<string, number>,
  side: Side,
): readonly Candidate[] {
  const inner = ({ source, target }: Candidate): ReachNode => (side === 'from' ? source : target);
  const outer = ({ source, target }: Candidate): ReachNode => (side === 'from' ? target : source);
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { type, namespace, id } = inner(candidate);
    const key = [
      outer(candidate).id,
      candidate.verdict,
      candidate.connections,
      type === 'workload' ? namespace : id,
    ].join('\n');
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return [...groups.values()].flatMap((group): readonly Candidate[] => {
    const [first] = group;
    const { type, namespace } = first ? inner(first) : {};
    if (!first || type !== 'workload' || namespace === undefined) return group;
    const other = outer(first);
    const itself = other.type === 'workload' && other.namespace === namespace ? 1 : 0;
    const all = sizes.get(namespace) ?? 0;
    if (all < BUNDLE || group.length < all - itself) return group;
    const node = allOf(side, namespace);
    return [{ ...first, ...(side === 'from' ? { source: node } : { target: node }) }];
  });
}

function isAllOf({ id, type, namespace }: ReachNode): boolean {
  if (type !== 'pods') return false;
  return id === allOf('from', namespace ?? '').id || id === allOf('to', namespace ?? '').id;
}
