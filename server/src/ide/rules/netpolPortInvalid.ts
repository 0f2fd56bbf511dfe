/** A port of a NetworkPolicy that the API rejects. */
import type { PolicyPort } from '../../kinds/networkPolicy';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { inPolicy, type Policy, portsIn } from './policyRules';
import type { Finding, Rule } from './rule';

export const netpolPortInvalid: Rule = {
  code: 'netpol-port-invalid',
  severity: 'error',
  summary: 'A port of a NetworkPolicy is out of range, its endPort does not fit, or its protocol is none',
  about: `
A port is a number from 1 to 65535 or a name; \`endPort\` goes with a number, and is not below it; the protocol is
\`TCP\`, \`UDP\` or \`SCTP\` in capitals. The API rejects anything else.

It is silent for values that a template decides.

\`\`\`yaml
ports:
  - port: 9000
    endPort: 8000 # below port
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => portsIn(policy).flatMap((port) => inPort(snapshot, policy, port))),
};

function inPort(snapshot: Snapshot, policy: Policy, port: PolicyPort): readonly Finding[] {
  const numbers = [port.port, port.endPort].flatMap((text) => (text ? outOfRange(text) : []));
  const range = numbers.length === 0 ? inRange(snapshot, policy, port) : [];
  return [...numbers, ...range, ...inProtocol(snapshot, policy, port.protocol)];
}

function outOfRange(text: Text): readonly Finding[] {
  const number = integer(text);
  if (number === undefined || (number >= 1 && number <= 65535)) return [];
  return [{ span: text, message: `\`${text.value}\` is no port: they go from 1 to 65535` }];
}

function inRange(snapshot: Snapshot, policy: Policy, { port, endPort }: PolicyPort): readonly Finding[] {
  if (!isKnown(endPort) || (port && !isKnown(port))) return [];
  const [from, to] = [integer(port), integer(endPort)];
  if (!port || from === undefined) {
    const why = port ? `\`${port.value}\` is a name` : 'there is no `port`';
    return [{ span: endPort, message: `An \`endPort\` needs a number as its \`port\`, but ${why}` }];
  }
  if (to === undefined) return [{ span: endPort, message: `\`${endPort.value}\` is no port number` }];
  if (from <= to) return [];
  const swap = (): readonly Fix[] =>
    fixOf(`Swap them: ${to} to ${from}`, 'preferred', [
      replaceScalar(snapshot, policy, port, to),
      replaceScalar(snapshot, policy, endPort, from),
    ]);
  return [{ span: endPort, message: `The \`endPort\` ${to} is below the port ${from}`, fixes: swap }];
}

const PROTOCOLS: readonly string[] = ['TCP', 'UDP', 'SCTP'];

function inProtocol(snapshot: Snapshot, policy: Policy, text: Text | undefined): readonly Finding[] {
  if (!isKnown(text) || PROTOCOLS.includes(text.value)) return [];
  const upper = text.value.toUpperCase();
  const fixes = (): readonly Fix[] =>
    PROTOCOLS.includes(upper)
      ? fixOf(`Change it to \`${upper}\``, 'preferred', [replaceScalar(snapshot, policy, text, upper)])
      : [];
  return [{ span: text, message: `\`${text.value}\` is no protocol; there are TCP, UDP and SCTP`, fixes }];
}
