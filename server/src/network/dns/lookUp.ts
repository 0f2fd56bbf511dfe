/** What a name resolves to inside a pod: the names that its resolver asks for, one after the other. */
import type { KubeObject } from '../../kinds/object';
import type { Snapshot } from '../../workspace/snapshot';
import { answerOf, type DnsAnswer, type Rcode } from './answer';
import type { QueryType } from './records';
import { type PodResolver, resolverOf } from './resolver';

export interface Query {
  readonly name: string;
  readonly answer: DnsAnswer;
}

export interface LookUp {
  readonly resolver: PodResolver;
  /** Up to and with the one that was answered. */
  readonly queries: readonly Query[];
  readonly answer: DnsAnswer;
  /** The name that was answered; undefined where none was. */
  readonly resolvedAs: string | undefined;
}

/** glibc goes on after NODATA; musl (Alpine) does not, and leaves the search list out for names with enough dots. */
export type Libc = 'glibc' | 'musl';

/**
 * What the pods of `workload` get for `name`. A server of the outside counts as one that knows none of the names.
 * @see https://man7.org/linux/man-pages/man5/resolv.conf.5.html
 */
export function lookUp(
  snapshot: Snapshot,
  workload: KubeObject,
  name: string,
  type: QueryType,
  libc: Libc = 'glibc',
): LookUp {
  const resolver = resolverOf(snapshot, workload);
  const queries: Query[] = [];
  for (const candidate of candidatesFor(name, resolver, libc)) {
    const answer = ask(snapshot, workload, resolver, candidate, type);
    queries.push({ name: candidate, answer });
    if (answer.records.length > 0 || (libc === 'musl' && answer.rcode === 'NODATA')) {
      return { resolver, queries, answer, resolvedAs: answer.records.length > 0 ? candidate : undefined };
    }
  }
  return { resolver, queries, answer: { rcode: overall(queries), records: [] }, resolvedAs: undefined };
}

/** Names to ask for, in order, without the dot at their end. */
export function candidatesFor(name: string, { search, ndots }: PodResolver, libc: Libc): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const dots = name.split('.').length - 1;
  const searched = search.map((domain) => `${name}.${domain}`);
  if (dots < ndots) return [...searched, name];
  return libc === 'musl' ? [name] : [name, ...searched];
}

function ask(
  snapshot: Snapshot,
  workload: KubeObject,
  { server }: PodResolver,
  name: string,
  type: QueryType,
): DnsAnswer {
  if (server === 'cluster') return answerOf(snapshot, name, type, workload);
  return { rcode: server === 'node' ? 'NODE_RESOLVER' : 'EXTERNAL', records: [] };
}

/** What is left open goes before what is known to be nothing. */
function overall(queries: readonly Query[]): Rcode {
  const rcodes = queries.map(({ answer }) => answer.rcode);
  const order: readonly Rcode[] = ['NODE_RESOLVER', 'EXTERNAL', 'IMPLEMENTATION', 'NODATA'];
  return order.find((rcode) => rcodes.includes(rcode)) ?? 'NXDOMAIN';
}
