/** Ingress: hosts and paths to Service ports, in the `networking.k8s.io/v1` shape and the older one. */
import {
  at,
  entryOf,
  get,
  isNull,
  itemsAt,
  mapAt,
  type Node,
  scalarAt,
  type Text,
  textsAt,
} from '../syntax/node';
import type { Span } from '../syntax/span';
import { issuedSecrets } from './certManager';
import { createdAt } from './created';
import { ingressAnnotationLinks } from './ingressAnnotations';
import { INGRESS_CLASS } from './ingressClass';
import { valueOf } from './labels';
import type { Link, NameLink } from './link';
import { HOST, nameLink, objectRefLinks, SECRET } from './linked';
import type { KindDefinition } from './object';

export interface IngressBackend extends Span {
  readonly service: Text | undefined;
  /** A number or a name of a port of the Service. */
  readonly port: Text | undefined;
  /** The key that `port` stands under: `number`, `name`, or `servicePort` before v1. */
  readonly portKey: Text | undefined;
  /** A backend that is no Service. */
  readonly resource: ResourceRef | undefined;
  /** Each key that is written with a value, those of the port included. */
  readonly keys: Readonly<Partial<Record<BackendKey, Text>>>;
}

export type BackendKey = 'service' | 'resource' | 'port' | 'name' | 'number' | 'serviceName' | 'servicePort';

export interface ResourceRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly links: readonly Link[];
}

export interface IngressPath extends Span {
  readonly path: Text | undefined;
  readonly pathType: Text | undefined;
  readonly backend: IngressBackend | undefined;
}

export interface IngressRule extends Span {
  readonly host: Text | undefined;
  readonly paths: readonly IngressPath[];
}

export interface IngressSpec {
  readonly ingressClassName: Text | undefined;
  readonly defaultBackend: IngressBackend | undefined;
  readonly rules: readonly IngressRule[];
  readonly tls: readonly IngressTLS[];
  readonly created: number | undefined;
}

/** Certificates for hosts; without a secret the controller's own. */
export interface IngressTLS extends Span {
  readonly hosts: readonly Text[];
  readonly secretName: Text | undefined;
}

/** Before `ingressClassName`. @see https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

export const ingress: KindDefinition<IngressSpec> = {
  group: 'networking.k8s.io',
  kind: 'Ingress',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  decode(root) {
    const spec = mapAt(root, 'spec');
    const tls = itemsAt(spec, 'tls').map(decodeTLS);
    const secrets = tls.map(({ secretName }) => secretName);
    return {
      provides: [
        ...tls.flatMap(({ hosts }) => hosts.map((name) => ({ ...HOST, name }))),
        ...issuedSecrets(root, secrets),
      ],
      spec: {
        ingressClassName: scalarAt(spec, 'ingressClassName'),
        defaultBackend: decodeBackend(get(spec, 'defaultBackend') ?? get(spec, 'backend')),
        rules: itemsAt(spec, 'rules').map(decodeRule),
        tls,
        created: createdAt(root),
      },
    };
  },
  links: (object) => [
    ...backendsOf(object.spec).flatMap(backendLinks),
    ...nameLink(
      'ingress class',
      object.spec.ingressClassName ?? valueOf(object.annotations, CLASS_ANNOTATION),
      INGRESS_CLASS,
    ),
    ...object.spec.tls.flatMap(({ secretName }) => nameLink('TLS secret', secretName, SECRET)),
    ...object.spec.rules.flatMap(({ host }) => hostLinks(host)),
    ...ingressAnnotationLinks(object.annotations),
  ],
};

/** Every backend of the Ingress, the default one first. */
export function backendsOf(spec: IngressSpec): readonly IngressBackend[] {
  const paths = spec.rules.flatMap((rule) => rule.paths);
  return [spec.defaultBackend, ...paths.map((path) => path.backend)].filter(
    (backend) => backend !== undefined,
  );
}

export function backendLinks(backend: IngressBackend): readonly Link[] {
  const { service, port, resource } = backend;
  if (resource) return resource.links;
  if (!service) return [];
  if (isAlbAction(port)) return []; // then the name is that of an action, not of a Service
  const name: NameLink = { type: 'name', role: 'backend', text: service, kind: 'Service', group: '' };
  if (!port) return [name];
  return [name, { type: 'port', role: 'backend port', port, protocol: 'TCP', of: name }];
}

/**
 * `use-annotation` is no port: the AWS Load Balancer Controller takes the action from an annotation.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
 */
export function isAlbAction(port: Text | undefined): boolean {
  return port?.value === 'use-annotation';
}

function hostLinks(host: Text | undefined): readonly Link[] {
  return host ? [{ type: 'host', role: 'host', text: host, to: 'Host' }] : [];
}

function decodeTLS(item: Node): IngressTLS {
  return {
    start: item.start,
    end: item.end,
    hosts: textsAt(item, 'hosts'),
    secretName: scalarAt(item, 'secretName'),
  };
}

function decodeRule(node: Node): IngressRule {
  const paths = itemsAt(node, 'http', 'paths').map((item) => ({
    start: item.start,
    end: item.end,
    path: scalarAt(item, 'path'),
    pathType: scalarAt(item, 'pathType'),
    backend: decodeBackend(get(item, 'backend')),
  }));
  return { start: node.start, end: node.end, host: scalarAt(node, 'host'), paths };
}

/** Both shapes: `service: {name, port: {number | name}}`, and `serviceName`, `servicePort` before v1. */
function decodeBackend(node: Node | undefined): IngressBackend | undefined {
  if (node?.kind !== 'map') return undefined;
  const port = at(node, 'service', 'port');
  const portEntry = [entryOf(port, 'number'), entryOf(port, 'name'), entryOf(node, 'servicePort')].find(
    (entry) => entry?.value.kind === 'scalar' && !isNull(entry.value),
  );
  return {
    start: node.start,
    end: node.end,
    service: scalarAt(node, 'service', 'name') ?? scalarAt(node, 'serviceName'),
    port: portEntry?.value.kind === 'scalar' ? portEntry.value : undefined,
    portKey: portEntry?.key,
    resource: decodeResource(get(node, 'resource')),
    keys: {
      ...keysIn(node, ['service', 'resource', 'serviceName', 'servicePort']),
      ...keysIn(get(node, 'service'), ['port']),
      ...keysIn(port, ['name', 'number']),
    },
  };
}

function keysIn(node: Node | undefined, keys: readonly BackendKey[]): IngressBackend['keys'] {
  const entries = keys.flatMap((key) => entryOf(node, key) ?? []).filter(({ value }) => !isNull(value));
  return Object.fromEntries(entries.map(({ key }) => [key.value, key]));
}

function decodeResource(node: Node | undefined): ResourceRef | undefined {
  if (!node) return undefined;
  const value = (key: string): string => scalarAt(node, key)?.value ?? '';
  const links = objectRefLinks('resource', node, { group: '', kind: '' });
  return { group: value('apiGroup'), kind: value('kind'), name: value('name'), links };
}
