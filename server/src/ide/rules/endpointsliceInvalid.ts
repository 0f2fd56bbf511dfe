/** Endpoints that the API server rejects. */
import { type Endpoint, endpoints, type EndpointsSpec } from '../../kinds/endpoints';
import { endpointSlice } from '../../kinds/endpointSlice';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown, type Text } from '../../syntax/node';
import { familyOfAddress, forbiddenAsEndpoint } from './ipAddress';
import { isDnsSubdomain } from './names';
import type { Finding, Rule } from './rule';

export const endpointsliceInvalid: Rule = {
  code: 'endpointslice-invalid',
  severity: 'error',
  summary: 'An address of an EndpointSlice is not of its addressType or not allowed, or there are too many',
  about: `
Every address of an EndpointSlice is of its \`addressType\`: IPv4, IPv6 or FQDN. Neither there nor in Endpoints may it be
unspecified, loopback or link-local. A slice holds at most 1000 endpoints with 100 addresses each, and 100 ports. The
API server rejects anything else.

It is silent where a template gives the type or the address.

\`\`\`yaml
kind: EndpointSlice
addressType: IPv4
endpoints:
  - addresses: [127.0.0.1] # loopback
\`\`\`
`,
  check(object) {
    if (is(object, endpoints)) return object.spec.endpoints.flatMap((each) => addressFindings(each, 'IP'));
    if (!is(object, endpointSlice)) return [];
    const type = object.spec.addressType;
    if (!isKnown(type)) return limits(object);
    if (!TYPES.includes(type.value)) {
      const message = `\`${type.value}\` is no address type: \`IPv4\`, \`IPv6\` or \`FQDN\``;
      return [{ span: type, message }, ...limits(object)];
    }
    return [...object.spec.endpoints.flatMap((each) => addressFindings(each, type.value)), ...limits(object)];
  },
};

const TYPES: readonly string[] = ['IPv4', 'IPv6', 'FQDN'];

function addressFindings({ addresses }: Endpoint, type: string): readonly Finding[] {
  return addresses.flatMap((address) => {
    const wrong = isKnown(address) ? wrongAddress(address, type) : undefined;
    return wrong === undefined ? [] : [{ span: address, message: `\`${address.value}\` ${wrong}` }];
  });
}

function wrongAddress({ value }: Text, type: string): string | undefined {
  if (type === 'FQDN')
    return isDnsSubdomain(value) ? undefined : 'is no DNS name, as `addressType: FQDN` asks for';
  const family = familyOfAddress(value);
  if (family === undefined) return 'is no IP address';
  if (type !== 'IP' && family !== type) return `is no ${type} address`;
  const forbidden = forbiddenAsEndpoint(value);
  return forbidden && `is ${forbidden}, and no endpoint may have such an address`;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
const MAX_ENDPOINTS = 1000;
const MAX_ADDRESSES = 100;
const MAX_PORTS = 100;

function limits({ spec }: KubeObject<EndpointsSpec>): readonly Finding[] {
  const endpoint = spec.endpoints[MAX_ENDPOINTS];
  const port = spec.ports[MAX_PORTS];
  return [
    ...(endpoint ? [tooMany(endpoint, MAX_ENDPOINTS, 'endpoints', spec.endpoints.length)] : []),
    ...(port ? [tooMany(port, MAX_PORTS, 'ports', spec.ports.length)] : []),
    ...spec.endpoints.flatMap(({ addresses }) => {
      const address = addresses[MAX_ADDRESSES];
      return address ? [tooMany(address, MAX_ADDRESSES, 'addresses', addresses.length)] : [];
    }),
  ];
}

function tooMany(span: Finding['span'], limit: number, what: string, count: number): Finding {
  return { span, message: `At most ${limit} ${what} are allowed, and there are ${count}` };
}
