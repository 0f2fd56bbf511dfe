/** Annotations of ingress-nginx. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
import { valueOf } from '../../kinds/labels';
import { isKnown } from '../../syntax/node';
import type { Ingress } from './ingressRules';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** Value of the annotation `name`; undefined where it is absent, empty or a template's. */
export function nginxAnnotation({ annotations }: Ingress, name: string): string | undefined {
  const text = valueOf(annotations, PREFIX + name);
  return isKnown(text) && text.value !== '' ? text.value : undefined;
}

/** Go's reading of booleans; anything else counts as not written. */
export function nginxFlag(object: Ingress, name: string): boolean | undefined {
  const value = nginxAnnotation(object, name);
  if (value === undefined) return undefined;
  if (/^(1|t|T|true|TRUE|True)$/.test(value)) return true;
  return /^(0|f|F|false|FALSE|False)$/.test(value) ? false : undefined;
}

export function nginxNumber(object: Ingress, name: string): number | undefined {
  const value = nginxAnnotation(object, name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The rewriting that applies to `path`: none where the target is the path itself. */
export function rewriteTarget(object: Ingress, path: string): string | undefined {
  const target = nginxAnnotation(object, 'rewrite-target');
  return target === path ? undefined : target;
}
