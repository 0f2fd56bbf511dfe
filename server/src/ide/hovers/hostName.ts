/** Hover on a Service's host in a value: what it resolves to inside the pods that it is written for. */
import { is, type KubeObject } from '../../kinds/object';
import { isHeadless, service } from '../../kinds/service';
import { type LookUp, lookUp } from '../../network/dns/lookUp';
import type { DnsRecord } from '../../network/dns/records';
import { servicesOfHost } from '../../network/hosts';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { code, inline, linkTo } from '../markdown';
import type { HoverProvider } from './content';
import { serviceLines } from './serviceName';

/** The role of the links that values have. */
const ROLE = 'service host';

export const hostNameHover: HoverProvider = (snapshot, { object, origins }) => {
  const hosts = origins.flatMap(({ link, span }) =>
    link.type === 'host' && link.role === ROLE && isKnown(link.text) ? [{ text: link.text, span }] : [],
  );
  const [longest] = hosts.toSorted((a, b) => b.text.value.length - a.text.value.length);
  if (!object || !longest) return undefined;
  const { text, span } = longest;
  const lines = object.pods ? insidePods(snapshot, object, text) : named(snapshot, object, text);
  return lines.length > 0 ? { span, lines } : undefined;
};

/** Elsewhere than in a pod the Service itself is explained. */
function named(snapshot: Snapshot, object: KubeObject, text: Text): readonly string[] {
  const [found] = servicesOfHost(snapshot, object, text);
  return found && is(found, service) ? serviceLines(snapshot, found) : [];
}

function insidePods(snapshot: Snapshot, object: KubeObject, text: Text): readonly string[] {
  const found = lookUp(snapshot, object, text.value, 'A');
  const asked = found.queries.map(({ name }) => code(name));
  const [record] = found.answer.records;
  if (!record) return nothingFound(text.value, found, asked);
  const tried = asked.length > 1 ? ` after ${inline(asked.slice(0, -1), 3)}` : '';
  return [
    `${code(text.value)} → ${targetText(snapshot, record)}`,
    `Inside ${linkTo(snapshot, object)} it is asked as ${asked.at(-1) ?? ''}${tried}`,
  ];
}

function targetText(snapshot: Snapshot, { service: owner, data }: DnsRecord): string {
  if (!owner) return 'the API server';
  const link = linkTo(snapshot, owner);
  if (owner.spec.type === 'ExternalName') return `${code(data.replace(/^CNAME /, ''))} by ${link}`;
  return isHeadless(owner.spec) ? `the addresses of the pods of ${link}` : `the cluster IP of ${link}`;
}

function nothingFound(
  name: string,
  { resolver, answer }: LookUp,
  asked: readonly string[],
): readonly string[] {
  const { server, nameservers, fallsBack } = resolver;
  switch (server) {
    case 'node':
      return [
        `${code(name)}: ${fallsBack ? 'with `hostNetwork` ' : 'by `dnsPolicy: Default` '}the node's resolv.conf decides, which knows no Service`,
      ];
    case 'other':
      return [
        `${code(name)}: ${inline(nameservers.map(code), 3)} answer, which know no Service of the cluster`,
      ];
    case 'cluster':
      return answer.rcode === 'EXTERNAL'
        ? [
            `${code(name)}: no Service of this workspace, so other DNS servers decide`,
            `Asked as ${inline(asked, 4)}`,
          ]
        : [`${code(name)}: no Service of this workspace`, `Asked as ${inline(asked, 4)}`];
  }
}
