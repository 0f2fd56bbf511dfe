/** A probe or a hook that asks for a port that its container does not have. */
import { ANY_PROTOCOL } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import type { Container, PodTemplate } from '../../kinds/podTemplate';
import { similarTo } from '../../network/nearMiss';
import { podPort } from '../../network/ports';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { nativePods } from './nativePods';
import type { Finding, Rule } from './rule';

export const probePortUnresolved: Rule = {
  code: 'probe-port-unresolved',
  severity: 'error',
  summary: 'A probe or a lifecycle hook names a port that its container does not declare',
  about: `
A probe looks a named port up in its own container, and in no other of the pod. Where it is not declared there, the
probe fails each time, and the container is restarted or never ready.

A number needs no declaration: one that the container does not declare, although it declares others, is a hint. It is
silent where a template gives the port of the probe or a name of the container's.

\`\`\`yaml
ports:
  - name: http
    containerPort: 8080
readinessProbe:
  httpGet: { path: /, port: web } # http
\`\`\`
`,
  check(object, snapshot) {
    const pods = nativePods(object);
    if (!pods) return [];
    return pods.containers.flatMap((container) =>
      container.probes.flatMap(({ role, port }) => {
        if (!isKnown(port)) return [];
        if (integer(port) !== undefined) return undeclared(object, container, role, port);
        const found = podPort(object, port, ANY_PROTOCOL, container);
        return found.state === 'unresolved'
          ? [unresolved(snapshot, object, pods, container, role, port)]
          : [];
      }),
    );
  },
};

function undeclared(object: KubeObject, container: Container, role: string, port: Text): readonly Finding[] {
  const numbers = container.ports.map(({ number }) => integer(number));
  if (numbers.length === 0 || numbers.includes(undefined) || numbers.includes(integer(port))) return [];
  const [first] = container.ports;
  return [
    {
      span: port,
      severity: 'hint',
      message: `${role} asks for port \`${port.value}\`, which \`${containerName(container)}\` does not declare`,
      related: first ? [{ object, span: first, message: 'It declares this one' }] : [],
    },
  ];
}

function unresolved(
  snapshot: Snapshot,
  object: KubeObject,
  pods: PodTemplate,
  container: Container,
  role: string,
  port: Text,
): Finding {
  const other = pods.containers.find(({ ports }) => ports.some(({ name }) => name?.value === port.value));
  const elsewhere = other ? `, only \`${containerName(other)}\` does` : '';
  const quoted = /^\d+$/.test(port.value);
  return {
    span: port,
    message: quoted
      ? `\`${port.value}\` is quoted, which makes it a name, and no port of \`${containerName(container)}\` has it`
      : `\`${containerName(container)}\` has no port named \`${port.value}\` for its ${role}${elsewhere}`,
    related: container.ports.map((each) => ({
      object,
      span: each,
      message: `It has port \`${each.name?.value ?? each.number?.value}\``,
    })),
    fixes: () => (quoted ? numberFix(snapshot, object, port) : portFixes(snapshot, object, container, port)),
  };
}

function numberFix(snapshot: Snapshot, object: KubeObject, port: Text): readonly Fix[] {
  const edit = replaceScalar(snapshot, object, port, Number(port.value));
  return fixOf(`Write ${port.value} as a number`, 'preferred', [edit]);
}

function portFixes(snapshot: Snapshot, object: KubeObject, { ports }: Container, port: Text): readonly Fix[] {
  const [similar] = similarTo(port.value, ports, ({ name }) => name?.value);
  return ports.flatMap((each) => {
    const value = isKnown(each.name) ? each.name.value : integer(each.number);
    if (value === undefined) return [];
    const rank = each === similar || ports.length === 1 ? 'preferred' : 'alternative';
    return fixOf(`Change the port to \`${value}\``, rank, [replaceScalar(snapshot, object, port, value)]);
  });
}

function containerName({ name }: Container): string {
  return name?.value ?? 'the container';
}
