/** Ports of one pod that get in each other's way. */
import type { KubeObject } from '../../kinds/object';
import {
  type Container,
  type ContainerPort,
  type PodTemplate,
  servingContainers,
} from '../../kinds/podTemplate';
import { integer, isKnown } from '../../syntax/node';
import { nativePods } from './nativePods';
import type { Finding, Rule } from './rule';

export const containerPortConflict: Rule = {
  code: 'container-port-conflict',
  severity: 'warning',
  summary: 'Two ports of a pod have one name, one number and protocol, or one hostPort',
  about: `
The containers of a pod share its network: two of them cannot listen at the same port, and of two ports with one name
Services use the first. Two equal host ports, and two equal names within a container, the API server rejects (errors);
a number that one container declares twice is a hint.

It is silent where a template gives the port, and for init containers that end before the others start.

\`\`\`yaml
containers:
  - name: app
    ports: [{ containerPort: 8080 }]
  - name: proxy
    ports: [{ containerPort: 8080 }] # taken by app
\`\`\`
`,
  check(object) {
    const pods = nativePods(object);
    if (!pods) return [];
    const declared = portsOf(pods);
    return declared.flatMap((each, at) => {
      const before = declared.slice(0, at);
      for (const conflict of CONFLICTS) {
        const other = before.find((earlier) => conflict.between(each, earlier));
        if (other) return [finding(object, each, other, conflict)];
      }
      return [];
    });
  },
};

interface Declared {
  readonly container: Container;
  readonly port: ContainerPort;
  /** The port of the node; with `hostNetwork` every port is one. */
  readonly hostPort: number | undefined;
}

function portsOf(pods: PodTemplate): readonly Declared[] {
  return servingContainers(pods).flatMap((container) =>
    container.ports.map((port) => ({
      container,
      port,
      hostPort: integer(port.hostPort) ?? (pods.hostNetwork ? integer(port.number) : undefined),
    })),
  );
}

interface Conflict {
  between(a: Declared, b: Declared): boolean;
  span(port: ContainerPort): Finding['span'];
  message(a: Declared, b: Declared): string;
  severity(a: Declared, b: Declared): 'error' | 'warning' | 'hint';
}

const CONFLICTS: readonly Conflict[] = [
  {
    between: (a, b) =>
      Boolean(a.hostPort) &&
      a.hostPort === b.hostPort &&
      isSameProtocol(a, b) &&
      a.port.hostIP?.value === b.port.hostIP?.value,
    span: (port) => port.hostPort ?? port.number ?? port,
    message: ({ hostPort }, b) => `Host port \`${hostPort}\` is taken by ${ownerOf(b)}`,
    severity: () => 'error',
  },
  {
    between: ({ port: { name } }, { port: other }) =>
      isKnown(name) && name.value !== '' && name.value === other.name?.value,
    span: (port) => port.name ?? port,
    message: ({ port }, b) =>
      `Another port is named \`${port.name?.value}\`, that of ${ownerOf(b)}, and Services use that one`,
    severity: (a, b) => (a.container === b.container ? 'error' : 'warning'),
  },
  {
    between: (a, b) => {
      const number = integer(a.port.number);
      const same = number !== undefined && number === integer(b.port.number) && isSameProtocol(a, b);
      return same && !a.port.hostPort && !b.port.hostPort;
    },
    span: (port) => port.number ?? port,
    message: ({ port }, b) =>
      `Port \`${port.number?.value}\` (${port.protocol}) is declared by ${ownerOf(b)}, too`,
    severity: (a, b) => (a.container === b.container ? 'hint' : 'warning'),
  },
];

function isSameProtocol({ port }: Declared, { port: other }: Declared): boolean {
  return port.protocol === other.protocol;
}

function ownerOf({ container }: Declared): string {
  return container.name ? `container \`${container.name.value}\`` : 'another container';
}

function finding(object: KubeObject, each: Declared, other: Declared, conflict: Conflict): Finding {
  return {
    span: conflict.span(each.port),
    severity: conflict.severity(each, other),
    message: conflict.message(each, other),
    related: [{ object, span: other.port, message: 'The other one' }],
  };
}
