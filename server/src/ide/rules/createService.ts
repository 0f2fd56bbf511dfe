/** The fix that writes the Service that an Ingress asks for, as a document behind the Ingress. */
import { backendsOf, type IngressSpec } from '../../kinds/ingress';
import type { KubeObject } from '../../kinds/object';
import { declaredPorts } from '../../network/ports';
import { integer, isKnown, type Text } from '../../syntax/node';
import { scalarType } from '../../syntax/scalars';
import { writtenName } from '../../workspace/copies';
import { compatible, inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { namingLabels } from '../namingLabels';
import { isSameEverywhere, newObjectFix, type NewPlace, newPlace } from '../newObject';

/** A Service `name` with every port that `ingress` asks of it, in front of the workload of that name if there is one. */
export function createService(
  snapshot: Snapshot,
  ingress: KubeObject<IngressSpec>,
  name: Text,
  read: ReadText,
): readonly Fix[] {
  const place = newPlace(snapshot, ingress, name);
  const workload = workloadNamed(snapshot, ingress, name.value);
  const selector = place ? selectorOf(snapshot, place, workload, name.value) : [];
  if (!place || selector.length === 0) return [];
  const lines = [
    ...headOf(place, name.value),
    'spec:',
    '  selector:',
    ...selector.map(([key, value]) => `    ${key}: ${quoted(value)}`),
    '  ports:',
    ...portsAsked(ingress, name.value).flatMap((port) => portLines(port, workload)),
  ];
  const title = `Create Service \`${name.value}\``;
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'alternative', ref: `service-${name.value}`, lines },
    read,
  );
}

/** A Service `name` that stands for one of another namespace by its DNS name. */
export function createExternalName(
  snapshot: Snapshot,
  ingress: KubeObject<IngressSpec>,
  name: Text,
  target: string,
  read: ReadText,
): readonly Fix[] {
  const place = newPlace(snapshot, ingress, name);
  if (!place) return [];
  const lines = [...headOf(place, name.value), 'spec:', '  type: ExternalName', `  externalName: ${target}`];
  const title = `Create ExternalName Service \`${name.value}\` for \`${target}\``;
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'alternative', ref: `service-${name.value}`, lines },
    read,
  );
}

function headOf({ namespace }: NewPlace, name: string): readonly string[] {
  const where = namespace === undefined ? [] : [`  namespace: ${quoted(namespace)}`];
  return ['apiVersion: v1', 'kind: Service', 'metadata:', `  name: ${quoted(name)}`, ...where];
}

function workloadNamed(snapshot: Snapshot, ingress: KubeObject, name: string): KubeObject | undefined {
  const namespace = snapshot.namespaceOf(ingress);
  return inUnits(snapshot, keys.workloads, ingress).find(
    (workload) => writtenName(workload) === name && compatible(namespace, snapshot.namespaceOf(workload)),
  );
}

/** Empty where each overlay gives labels of its own to the pods. */
function selectorOf(
  snapshot: Snapshot,
  place: NewPlace,
  workload: KubeObject | undefined,
  name: string,
): readonly (readonly [string, string])[] {
  const chosen = workload?.pods ? namingLabels(workload.pods) : [];
  if (!workload || chosen.length === 0) return [['app', name]];
  return chosen
    .filter(({ value }) => isSameEverywhere(snapshot, place, workload, value))
    .map(({ key, value }) => [key.value, value.value]);
}

/** Ports that the backends of `ingress` ask of the Service, each once. */
function portsAsked(ingress: KubeObject<IngressSpec>, name: string): readonly Text[] {
  const asked = backendsOf(ingress.spec)
    .filter(({ service }) => service?.value === name)
    .flatMap(({ port }) => (isKnown(port) ? [port] : []));
  return [...new Map(asked.map((port) => [port.value, port])).values()];
}

const HTTP = 80;

/** A Service port, by the number or the name that is asked for; it leads to the pods' port of that number or name. */
function portLines(asked: Text, workload: KubeObject | undefined): readonly string[] {
  const number = /^\d+$/.test(asked.value) ? Number(asked.value) : undefined;
  const declared = workload?.pods ? declaredPorts(workload.pods) : [];
  const same = declared.find((port) =>
    number === undefined ? port.name?.value === asked.value : integer(port.number) === number,
  );
  const target = same ?? declared[0];
  const value = isKnown(target?.name) ? target.name.value : integer(target?.number);
  const targetPort = value === undefined || value === number ? [] : [`      targetPort: ${quoted(value)}`];
  const name = `      name: ${number === undefined ? quoted(asked.value) : `port-${number}`}`;
  return [`    - port: ${number ?? HTTP}`, name, ...targetPort];
}

function quoted(value: string | number): string {
  const plain = typeof value === 'number' || scalarType(value, 'plain', undefined) === 'string';
  return plain ? String(value) : JSON.stringify(value);
}
