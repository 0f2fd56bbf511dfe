/** Which controller serves an Ingress. @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class */
import { CLASS_ANNOTATION } from '../../kinds/ingress';
import { DEFAULT_CLASS_ANNOTATION, ingressClass } from '../../kinds/ingressClass';
import { valueOf } from '../../kinds/labels';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Ingress } from './ingressRules';

export const NGINX_CONTROLLER = 'k8s.io/ingress-nginx';

export type ClassVerdict = { readonly served: boolean; readonly reason: string };

/** The class of `object`: its own, or else the default one. */
export function classNameOf(snapshot: Snapshot, object: Ingress): string | undefined {
  const written = object.spec.ingressClassName ?? valueOf(object.annotations, CLASS_ANNOTATION);
  if (written) return isKnown(written) ? written.value : undefined;
  return classesOf(snapshot).find(isDefaultClass)?.name?.value;
}

/** Whether ingress-nginx serves `object`. A class that is not in the manifests counts as its own. */
export function servedByNginx(snapshot: Snapshot, object: Ingress): ClassVerdict {
  const name = classNameOf(snapshot, object);
  if (name === undefined) return { served: true, reason: 'it has no class' };
  const found = classesOf(snapshot).find((each) => each.name?.value === name);
  const controller = found && is(found, ingressClass) ? found.spec.controller?.value : undefined;
  const served = controller === undefined || controller === NGINX_CONTROLLER;
  return { served, reason: served ? `its class is ${name}` : `its class ${name} belongs to ${controller}` };
}

function classesOf(snapshot: Snapshot): readonly KubeObject[] {
  return snapshot.lookup(keys.kind('networking.k8s.io', 'IngressClass'));
}

function isDefaultClass({ annotations }: KubeObject): boolean {
  return valueOf(annotations, DEFAULT_CLASS_ANNOTATION)?.value === 'true';
}
