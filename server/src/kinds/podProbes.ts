/** Ports that the probes and lifecycle hooks of a container ask for. */
import { entryOf, get, type Node, type Text } from '../syntax/node';

export interface Probe {
  readonly role: string;
  readonly port: Text;
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'] as const;
const HOOKS = ['postStart', 'preStop'] as const;

/** Of a container; one without a port has none. */
export function decodeProbes(container: Node): readonly Probe[] {
  const probes = PROBES.map((role) => ({ role, handler: get(container, role) }));
  const hooks = HOOKS.map((role) => ({ role, handler: get(get(container, 'lifecycle'), role) }));
  return [...probes, ...hooks].flatMap(({ role, handler }) =>
    HANDLERS.flatMap((name): readonly Probe[] => {
      const port = entryOf(get(handler, name), 'port')?.value;
      return port?.kind === 'scalar' ? [{ role, port }] : [];
    }),
  );
}
