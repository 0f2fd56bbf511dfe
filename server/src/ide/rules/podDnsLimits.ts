/** A resolver configuration beyond what the API takes. */
import type { KubeObject } from '../../kinds/object';
import type { DnsConfig } from '../../kinds/podDns';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { removeItem, wholeOf } from '../editEntries';
import { fixOf } from '../editText';
import { familyOfAddress } from './ipAddress';
import { nativePods } from './nativePods';
import type { Finding, Rule } from './rule';

export const podDnsLimits: Rule = {
  code: 'pod-dns-limits',
  severity: 'error',
  summary: 'dnsConfig has too many nameservers or search domains, or a nameserver that is no IP address',
  about: `
A pod's \`dnsConfig\` holds at most 3 nameservers, which are IP addresses, and at most 32 search domains of together
2048 characters. The API server rejects the pod otherwise.

It is silent where a template gives the entry.

\`\`\`yaml
dnsConfig:
  nameservers:
    - dns.example.com # an IP address
\`\`\`
`,
  check(object, snapshot) {
    const config = nativePods(object)?.dnsConfig;
    if (!config) return [];
    return [
      ...config.nameservers.slice(0, MAX_NAMESERVERS).flatMap(noAddress),
      ...tooMany(snapshot, object, config.nameservers, MAX_NAMESERVERS, 'nameservers'),
      ...tooMany(snapshot, object, config.searches, MAX_SEARCHES, 'search domains'),
      ...tooLong(config),
    ];
  },
};

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-search-domain-list-limits */
const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_LENGTH = 2048;

function noAddress(text: Text): readonly Finding[] {
  if (!isKnown(text) || familyOfAddress(text.value)) return [];
  return [{ span: text, message: `\`${text.value}\` is no IP address, and a nameserver is one` }];
}

function tooMany(
  snapshot: Snapshot,
  object: KubeObject,
  texts: readonly Text[],
  limit: number,
  what: string,
): readonly Finding[] {
  const surplus = texts[limit];
  if (!surplus) return [];
  return [
    {
      span: surplus,
      message: `At most ${limit} ${what} are allowed, and there are ${texts.length}`,
      fixes: (read: ReadText) =>
        fixOf(
          `Keep the first ${limit}`,
          'alternative',
          texts.slice(limit).map((text) => removeItem(snapshot, object, wholeOf(text), read)),
        ),
    },
  ];
}

function tooLong({ searches }: DnsConfig): readonly Finding[] {
  const length = searches.map(({ value }) => value).join(' ').length;
  const [first] = searches;
  if (!first || length <= MAX_SEARCH_LENGTH || searches.length > MAX_SEARCHES) return [];
  return [
    {
      span: first,
      message: `The search domains have ${length} characters, and at most ${MAX_SEARCH_LENGTH} are allowed`,
    },
  ];
}
