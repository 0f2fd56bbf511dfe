/** A host of a Service, in a value, with a port that the Service does not have. */
import type { Link, PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject, refOf } from '../../kinds/object';
import { isHeadless, service, type ServicePort, type ServiceSpec, targetOf } from '../../kinds/service';
import { servicesOfHost } from '../../network/hosts';
import { resolve } from '../../network/resolve';
import { integer } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';

export const dnsNamePortMismatch: Rule = {
  code: 'dns-name-port-mismatch',
  severity: 'warning',
  summary: 'A host in a value is a Service, but its port is none of the Service',
  about: `
Clients of a Service dial its \`port\`, and kube-proxy forwards to the \`targetPort\`. A value that writes another port
behind the Service's host, often the targetPort, reaches nothing.

It is silent for headless Services (there the pods' own ports count, declared or not), for Services without a selector
of which the ports are not all written, for templates, and where the host can mean several Services that differ.

\`\`\`yaml
env:
  - name: API_URL
    value: http://api.shop.svc:8080 # the Service has port 80, targetPort 8080
\`\`\`
`,
  check: (object, snapshot) => linksOf(object).flatMap((link) => checkPort(snapshot, object, link)),
};

function checkPort(snapshot: Snapshot, object: KubeObject, link: Link): readonly Finding[] {
  if (link.type !== 'port' || link.role !== 'service host port' || link.of.type !== 'host') return [];
  if (resolve(snapshot, object, link).state !== 'missing') return [];
  const [found, ...others] = servicesOfHost(snapshot, object, link.of.text);
  if (!found || others.length > 0 || !is(found, service) || !isPlain(found.spec)) return [];
  return [finding(snapshot, object, link, found)];
}

/** A Service with a virtual address, all of whose ports are known. */
function isPlain(spec: ServiceSpec): boolean {
  const known = spec.ports.length > 0 && spec.ports.every(({ number }) => integer(number) !== undefined);
  return known && !isHeadless(spec) && spec.type !== undefined && spec.type !== 'ExternalName';
}

function finding(
  snapshot: Snapshot,
  object: KubeObject,
  { port }: PortLink,
  found: KubeObject<ServiceSpec>,
): Finding {
  const meant =
    found.spec.ports.find((each) => targetOf(each)?.value === port.value) ?? onlyOne(found.spec.ports);
  const numbers = found.spec.ports.map(({ number }) => `\`${number?.value}\``).join(', ');
  return {
    span: port,
    message: `${refOf(found)} has no port \`${port.value}\`; it has ${numbers}`,
    related: [
      { object: found, span: meant ?? found.name ?? found.kind, message: `The ports of ${refOf(found)}` },
    ],
    fixes: () => {
      const number = integer(meant?.number);
      if (number === undefined) return [];
      const edit = replaceScalar(snapshot, object, { ...port, type: 'string' }, String(number));
      return fixOf(`Change the port to \`${number}\``, 'preferred', [
        edit && { ...edit, newText: String(number) },
      ]);
    },
  };
}

function onlyOne(ports: readonly ServicePort[]): ServicePort | undefined {
  return ports.length === 1 ? ports[0] : undefined;
}
