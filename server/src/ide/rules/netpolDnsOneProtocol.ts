/** An egress rule for DNS with one of the two protocols that it uses. */
import { networkPolicy, type PolicyPort, type PolicyRule } from '../../kinds/networkPolicy';
import { is } from '../../kinds/object';
import { rulesOf } from '../../network/policies';
import { integer, isKnown } from '../../syntax/node';
import { whyOpen } from '../../workspace/closedWorld';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { addItem, listOf, mapIn, treeOf } from '../editTree';
import { inPolicy, type Policy } from './policyRules';
import type { Rule } from './rule';

export const netpolDnsOneProtocol: Rule = {
  code: 'netpol-dns-one-protocol',
  severity: 'info',
  summary: 'Port 53 is allowed for UDP or for TCP only',
  about: `
DNS asks by UDP, and again by TCP where the answer is too long for a packet. With TCP alone nothing resolves in most
images; with UDP alone long answers (a headless Service of many pods, DNSSEC) fail now and then. A port without a
protocol is TCP.

It is silent where another rule of the policy, or of another policy of the deployment, allows the other protocol, and
where policies may exist that the files do not show.

\`\`\`yaml
ports:
  - protocol: UDP
    port: 53 # TCP 53 is missing
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      if (whyOpen(snapshot, policy).length > 0) return [];
      return (rulesOf(policy, 'Egress') ?? []).flatMap((rule) =>
        rule.ports.flatMap((port) => {
          const text = port.port;
          const [protocol, other] = protocolsOf(port);
          if (!text || integer(text) !== DNS || !other || isAllowed(snapshot, policy, other)) return [];
          const effect = other === 'TCP' ? 'long answers fail' : 'most lookups fail';
          return [
            {
              span: text,
              message: `DNS is allowed by ${protocol} only; without ${other} ${effect}`,
              fixes: (read: ReadText) => otherProtocol(snapshot, policy, port, other, read),
            },
          ];
        }),
      );
    }),
};

const DNS = 53;

/** The protocol of the port, and the other one that DNS uses; none for what is neither. */
function protocolsOf({ protocol }: PolicyPort): readonly string[] {
  if (protocol && !isKnown(protocol)) return [];
  const written = protocol?.value ?? 'TCP';
  if (written === 'UDP') return ['UDP', 'TCP'];
  return written === 'TCP' ? ['TCP', 'UDP'] : [];
}

/** Whether an egress rule of the deployment allows `protocol` to port 53, or may. */
function isAllowed(snapshot: Snapshot, policy: Policy, protocol: string): boolean {
  return inUnits(snapshot, keys.kind('networking.k8s.io', 'NetworkPolicy'), policy)
    .flatMap((each) => (is(each, networkPolicy) ? (rulesOf(each, 'Egress') ?? []) : []))
    .some((rule) => allows(rule, protocol));
}

function allows({ ports }: PolicyRule, wanted: string): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ protocol, port, endPort }) => {
    if (protocol && !isKnown(protocol)) return true;
    if ((protocol?.value ?? 'TCP') !== wanted) return false;
    const [from, to] = [integer(port), integer(endPort ?? port)];
    return from === undefined || to === undefined || (from <= DNS && DNS <= to);
  });
}

function otherProtocol(
  snapshot: Snapshot,
  policy: Policy,
  port: PolicyPort,
  protocol: string,
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const item = tree && mapIn(tree, port);
  const list = item && listOf(tree, item);
  const edit = list && addItem(tree, list, { protocol, port: DNS }, item);
  return fixOf(`Allow ${protocol} ${DNS}, too`, 'preferred', [edit]);
}
