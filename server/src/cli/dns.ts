/** `selectrail dns`: every record that the manifests make, or what a name resolves to. */
import { service } from '../kinds/service';
import { objectsAround } from '../network/dns/around';
import { answerOf } from '../network/dns/answer';
import { findPods } from '../network/dns/findPods';
import { lookUp } from '../network/dns/lookUp';
import { type DnsRecord, recordsOf } from '../network/dns/records';
import type { Snapshot } from '../workspace/snapshot';
import type { DnsOptions, DnsQuery } from './dnsArgs';
import { answerJson, answerText, lookUpJson, lookUpText, recordsJson, recordsText } from './dnsReport';
import { environmentsNote, loadTogether } from './loadTogether';
import { tellMissing, unreadNotes } from './unread';
import type { ExitCode, Output } from './output';
import { Trouble } from './trouble';

/** Status 1 where the name resolves to nothing. Throws `Trouble`. */
export function dns(options: DnsOptions, out: Output, notes: Output): ExitCode {
  const { places, partial, query, output } = options;
  const loaded = loadTogether(places, options, notes);
  tellMissing(unreadNotes(loaded), partial, notes);
  notes.write(environmentsNote(loaded));
  const snapshot = loaded.snapshot.deployed;
  if (query) return ask(snapshot, query, output, out, notes);
  const records = allRecords(snapshot);
  out.write(output === 'json' ? recordsJson(snapshot, records) : recordsText(snapshot, records));
  return 0;
}

function allRecords(snapshot: Snapshot): readonly DnsRecord[] {
  const records = objectsAround(snapshot, service, undefined).flatMap((each) => recordsOf(snapshot, each));
  const unique = new Map(records.map((record) => [`${record.name} ${record.type} ${record.data}`, record]));
  const reversed = ({ name }: DnsRecord): string => name.split('.').toReversed().join('.');
  return [...unique.values()].toSorted((a, b) => (reversed(a) < reversed(b) ? -1 : 1));
}

function ask(
  snapshot: Snapshot,
  { from, name, type, libc }: DnsQuery,
  output: DnsOptions['output'],
  out: Output,
  notes: Output,
): ExitCode {
  if (from === undefined) {
    const answer = answerOf(snapshot, name, type);
    out.write(output === 'json' ? answerJson(snapshot, answer) : answerText(answer));
    return answer.records.length > 0 ? 0 : 1;
  }
  const [pod, ...others] = findPods(snapshot, from);
  if (!pod) throw new Trouble(`no pod "${from}" in these manifests`);
  if (others.length > 0)
    notes.write(`note: ${others.length + 1} workloads are called ${from}; this is the first\n`);
  const found = lookUp(snapshot, pod, name, type, libc);
  out.write(output === 'json' ? lookUpJson(snapshot, found) : lookUpText(found, name));
  return found.answer.records.length > 0 ? 0 : 1;
}
