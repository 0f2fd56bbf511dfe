/** An Ingress backend that names a port whose name is too long for an Ingress. */
import { backendsOf, ingress, type IngressBackend } from '../../kinds/ingress';
import { is, nameOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { backendOf } from '../../network/backends';
import { findServicePort } from '../../network/ports';
import { integer, isKnown } from '../../syntax/node';
import { findByName, nearest, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import type { Ingress } from './ingressBackends';
import { MAX_PORT_NAME } from './names';
import type { Finding, Rule } from './rule';

export const ingressBackendPortNameLength: Rule = {
  code: 'ingress-backend-port-name-length',
  severity: 'error',
  summary: 'An Ingress backend names a Service port by a name of more than 15 characters',
  about: `
A port of a Service may have a name of up to 63 characters, but an Ingress can name only those of up to 15; the API
rejects longer ones. The number always works.

It is silent where the Service has no such port, which \`ingress-backend-port-missing\` reports, and where a template decides
the name.

\`\`\`yaml
backend:
  service:
    name: web
    port:
      name: administration-console # 22 characters
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    return backendsOf(object.spec)
      .filter((backend) => backendOf(snapshot, object, backend).state === 'fine')
      .flatMap((backend) => tooLong(snapshot, object, backend));
  },
};

function tooLong(snapshot: Snapshot, ingress: Ingress, backend: IngressBackend): readonly Finding[] {
  const { port, portKey } = backend;
  if (!isKnown(port) || !portKey || portKey.value === 'number' || port.value.length <= MAX_PORT_NAME)
    return [];
  return [
    {
      span: port,
      message: `An Ingress cannot name a port by ${port.value.length} characters; ${MAX_PORT_NAME} are allowed`,
      fixes: () => numberFix(snapshot, ingress, backend),
    },
  ];
}

function numberFix(
  snapshot: Snapshot,
  ingress: Ingress,
  { service: name, port: text, portKey: key }: IngressBackend,
): readonly Fix[] {
  if (!isKnown(name) || !text || !key) return [];
  const found = nearest(findByName(snapshot, '', 'Service', name.value, placeOf(snapshot, ingress)));
  const [owner] = found.filter((each) => is(each, service));
  const number = owner && integer(findServicePort(owner.spec.ports, text)?.number);
  if (!owner || number === undefined) return [];
  const edits = [replaceScalar(snapshot, ingress, text, number)];
  if (key.value === 'name') edits.push(replaceScalar(snapshot, ingress, key, 'number'));
  return fixOf(`Use the number \`${number}\` of Service \`${nameOf(owner)}\``, 'preferred', edits);
}
