/** Edits that let an Ingress backend name a port that its Service has. */
import { isAlbAction } from '../../kinds/ingress';
import type { IngressBackend } from '../../kinds/ingress';
import type { KubeObject } from '../../kinds/object';
import type { ServicePort } from '../../kinds/service';
import { findServicePort } from '../../network/ports';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { TextEdit } from '../edit';
import { replaceScalar } from '../editText';
import { MAX_PORT_NAME } from './names';

/** A port of a Service as a backend writes it, and the edits that write it there. */
export interface PortEdit {
  readonly port: ServicePort;
  readonly value: string | number;
  readonly edits: readonly (TextEdit | undefined)[];
}

/** By name or number, as the backend does now; by number where the port has no name, or one too long for an Ingress. */
export function usePort(
  snapshot: Snapshot,
  ingress: KubeObject,
  backend: IngressBackend,
  port: ServicePort,
): PortEdit | undefined {
  const { port: text, portKey: key } = backend;
  const number = integer(port.number);
  if (!text || !key || number === undefined) return undefined;
  const byName = key.value === 'name' || (key.value === 'servicePort' && integer(text) === undefined);
  const name = isKnown(port.name) && port.name.value.length <= MAX_PORT_NAME ? port.name.value : undefined;
  const value = byName && name !== undefined ? name : number;
  const edits = [replaceScalar(snapshot, ingress, text, value)];
  if (key.value === 'name' && typeof value === 'number') {
    edits.push(replaceScalar(snapshot, ingress, key, 'number'));
  }
  return { port, value, edits };
}

/** Ports that `backend` can use once it names `service`; empty edits where the port that it names is one of them. */
export function portsFor(
  snapshot: Snapshot,
  ingress: KubeObject,
  backend: IngressBackend,
  ports: readonly ServicePort[],
): readonly PortEdit[] {
  const { port } = backend;
  const [first] = ports;
  const found = port && findServicePort(ports, port);
  if (!first || !port || found || isAlbAction(port)) return [];
  return ports.flatMap((each) => usePort(snapshot, ingress, backend, each) ?? []);
}
