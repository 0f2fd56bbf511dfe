/**
 * Objects that annotations of an Ingress name.
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
import type { Text } from '../syntax/node';
import { issuerAnnotationLinks } from './certManager';
import { type LabelSet, valueOf } from './labels';
import type { Link } from './link';
import { CONFIG_MAP, nameLink, type ObjectKind, qualifiedLinks, SECRET, SERVICE } from './linked';

const NGINX = 'nginx.ingress.kubernetes.io/';

/** `name` or `namespace/name`. */
const QUALIFIED: readonly (readonly [string, string, ObjectKind])[] = [
  ['auth-secret', 'auth secret', SECRET],
  ['auth-tls-secret', 'client CA secret', SECRET],
  ['proxy-ssl-secret', 'backend TLS secret', SECRET],
  ['auth-proxy-set-headers', 'auth headers', CONFIG_MAP],
  ['custom-headers', 'headers', CONFIG_MAP],
  ['fastcgi-params-configmap', 'FastCGI parameters', CONFIG_MAP],
];

export function ingressAnnotationLinks(annotations: LabelSet): readonly Link[] {
  const nginx = (key: string): Text | undefined => valueOf(annotations, NGINX + key);
  return [
    ...nameLink('default backend', nginx('default-backend'), SERVICE),
    ...QUALIFIED.flatMap(([key, role, kind]) => qualifiedLinks(role, nginx(key), kind)),
    ...issuerAnnotationLinks(annotations),
  ];
}
