/** A Service without selector, for which nothing lists endpoints. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import { whyOpen } from '../../workspace/closedWorld';
import { writtenName } from '../../workspace/copies';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { newObjectFix, newPlace } from '../newObject';
import type { Rule } from './rule';

export const serviceNoEndpoints: Rule = {
  code: 'service-no-endpoints',
  severity: 'info',
  summary: 'A Service without selector has no Endpoints and no EndpointSlice',
  about: `
Nobody looks for the pods of a Service without a selector: its endpoints are those that an EndpointSlice (or Endpoints)
lists for it. Without one every connection is refused.

It is silent where one is anywhere in the workspace, for ExternalName, and where it may exist although the files do not
show it: templates, operators, remote resources, a folder without workloads.

\`\`\`yaml
kind: Service
metadata: { name: database }
spec:
  ports: [{ port: 5432 }] # and no EndpointSlice for it
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || !isKnown(object.name)) return [];
    const { type, fields } = object.spec;
    if (type === undefined || type === 'ExternalName' || hasSelector(object)) return [];
    const named = snapshot.lookup(keys.namedBy('', 'Service', object.name.value));
    if (named.some(({ kind }) => SOURCES.includes(kind.value))) return [];
    const around = [keys.workloads, keys.kind('discovery.k8s.io', 'EndpointSlice')];
    if (whyOpen(snapshot, object).length > 0) return [];
    if (around.every((key) => inUnits(snapshot, key, object).length === 0)) return [];
    return [
      {
        span: object.name,
        message: 'This Service has neither a selector nor an EndpointSlice',
        ...(fields.selector && {
          related: [{ object, span: fields.selector, message: 'This selects nothing' }],
        }),
        fixes: (read) => createSlice(snapshot, object, read),
      },
    ];
  },
};

const SOURCES: readonly string[] = ['Endpoints', 'EndpointSlice'];

/** A selector of a wrong type, or a template in its place, is no missing one. */
function hasSelector({ spec }: KubeObject<ServiceSpec>): boolean {
  return spec.selector !== undefined || spec.fields.selector?.text !== undefined;
}

/** An address that stands for the real one. @see https://www.rfc-editor.org/rfc/rfc5737 */
const PLACEHOLDER = '192.0.2.1';

function createSlice(snapshot: Snapshot, object: KubeObject<ServiceSpec>, read: ReadText): readonly Fix[] {
  const { name, spec } = object;
  const place = newPlace(snapshot, object);
  if (!name || !place) return [];
  const { namespace } = place;
  const ports = spec.ports.flatMap((port) => {
    const number = integer(port.targetPort) ?? integer(port.number);
    const portName = isKnown(port.name) ? [`    name: ${port.name.value}`] : [];
    const protocol = port.protocol === 'TCP' ? [] : [`    protocol: ${port.protocol}`];
    return number === undefined ? [] : [`  - port: ${number}`, ...portName, ...protocol];
  });
  const lines = [
    'apiVersion: discovery.k8s.io/v1',
    'kind: EndpointSlice',
    'metadata:',
    `  name: ${writtenName(object) ?? name.value}-1`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    '  labels:',
    `    kubernetes.io/service-name: ${name.value}`,
    'addressType: IPv4',
    ...(ports.length > 0 ? ['ports:', ...ports] : []),
    'endpoints:',
    `  - addresses: [${PLACEHOLDER}] # replace it`,
  ];
  const title = `Create EndpointSlice \`${name.value}-1\``;
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'alternative', ref: `endpointslice-${name.value}-1`, lines },
    read,
  );
}
