/** DNS records and answers, for people and for programs. */
import { nameOf } from '../kinds/object';
import { shownNamespace } from '../network/dns';
import type { DnsAnswer, Rcode } from '../network/dns/answer';
import type { LookUp } from '../network/dns/lookUp';
import type { DnsRecord } from '../network/dns/records';
import type { Snapshot } from '../workspace/snapshot';
import { placeOf } from './place';
import { textTable } from './table';

const NOTHING = 'These manifests make no DNS records\n';

/** One line for each record, and what makes it. */
export function recordsText(snapshot: Snapshot, records: readonly DnsRecord[]): string {
  if (records.length === 0) return NOTHING;
  const rows = records.map((record) => [
    record.name,
    record.type,
    dataText(record),
    madeBy(snapshot, record),
  ]);
  return textTable(['NAME', 'TYPE', 'ANSWER', 'MADE BY'], rows);
}

function dataText({ data, standing }: DnsRecord): string {
  const text = data.replace(/^CNAME /, '');
  return standing === 'specified' ? text : `${text} (CoreDNS; not in the specification)`;
}

function madeBy(snapshot: Snapshot, { service, endpoint }: DnsRecord): string {
  const object = endpoint?.address === undefined ? service : endpoint.object;
  if (!object) return 'the API server';
  const { kind } = object;
  return `${kind.value.toLowerCase()}/${nameOf(object)} ${placeOf(snapshot, snapshot.locate(object, object.name ?? object.span))}`;
}

export function recordsJson(snapshot: Snapshot, records: readonly DnsRecord[]): string {
  return json(records.map((record) => recordFields(snapshot, record)));
}

function recordFields(snapshot: Snapshot, record: DnsRecord): object {
  const { name, type, data, service, standing } = record;
  return {
    name,
    type,
    answer: data,
    standing,
    service: service ? `${shownNamespace(snapshot, service)}/${nameOf(service)}` : null,
  };
}

const MEANINGS: Readonly<Record<Rcode, string>> = {
  NOERROR: 'answered',
  NODATA: 'the name is there, without records of this type',
  NXDOMAIN: 'no such name',
  EXTERNAL: 'not a name of the cluster: other DNS servers decide',
  NODE_RESOLVER: 'the resolv.conf of the node decides',
  IMPLEMENTATION: 'DNS servers differ; CoreDNS answers',
};

export function answerText({ rcode, records }: DnsAnswer): string {
  const lines = records.map((record) => `  ${record.type}  ${dataText(record)}\n`);
  return `${rcode}: ${MEANINGS[rcode]}\n${lines.join('')}`;
}

export function answerJson(snapshot: Snapshot, answer: DnsAnswer): string {
  return json(answerFields(snapshot, answer));
}

function answerFields(snapshot: Snapshot, { rcode, records }: DnsAnswer): object {
  return {
    rcode,
    answers: records.map(({ data }) => data),
    records: records.map((each) => recordFields(snapshot, each)),
  };
}

/** The resolver, each query with its answer, and what comes of it. */
export function lookUpText({ resolver, queries, answer, resolvedAs }: LookUp, name: string): string {
  const { policy, search, ndots, server, nameservers, fallsBack } = resolver;
  const asked = { cluster: 'the cluster', node: 'the node', other: nameservers.join(', ') || 'nobody' }[
    server
  ];
  const why = fallsBack ? ' (hostNetwork: ClusterFirst falls back to it)' : '';
  const head = [
    `dnsPolicy ${policy}${why}; asks ${asked}; ndots ${ndots}`,
    `search ${search.join(' ') || '(none)'}`,
  ];
  const steps = queries.map((query, index) => [`${index + 1}`, query.name, query.answer.rcode]);
  const blind = server === 'other' ? ' (these servers know no Service of the cluster)' : '';
  const result =
    resolvedAs === undefined ? `${name} is not found in the cluster${blind}` : `${name} is ${resolvedAs}`;
  return `${head.join('\n')}\n\n${textTable(['#', 'QUERY', 'ANSWER'], steps)}\n${result}\n${answerText(answer)}`;
}

export function lookUpJson(snapshot: Snapshot, { resolver, queries, answer, resolvedAs }: LookUp): string {
  return json({
    ...answerFields(snapshot, answer),
    resolvedAs: resolvedAs ?? null,
    queries: queries.map((query) => ({ name: query.name, rcode: query.answer.rcode })),
    resolver,
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
