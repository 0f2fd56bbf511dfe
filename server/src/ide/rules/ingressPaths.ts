/** Paths of Ingresses that one controller puts together. */
import type { IngressBackend, IngressPath } from '../../kinds/ingress';
import { CLASS_ANNOTATION, ingress } from '../../kinds/ingress';
import { valueOf } from '../../kinds/labels';
import { is, type KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { compatible, inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { Ingress } from './ingressBackends';
import { appliedTogether } from './appliedTogether';

export interface PathRule {
  readonly ingress: Ingress;
  /** In lower case; undefined: any host. */
  readonly host: string | undefined;
  readonly path: IngressPath;
  /** `/` where none is written. */
  readonly text: string;
}

/** Paths of `object`, those of which a template decides left out. */
export function pathsOf(object: Ingress): readonly PathRule[] {
  return object.spec.rules.flatMap(({ host, paths }) =>
    paths.flatMap((path): readonly PathRule[] => {
      const { path: text, pathType, backend } = path;
      const parts = [host, text, pathType, backend?.service, backend?.port];
      if (parts.some((part) => part && !isKnown(part))) return [];
      return [{ ingress: object, host: host?.value.toLowerCase(), path, text: text?.value ?? '/' }];
    }),
  );
}

/** `object` and the Ingresses that are certainly applied with it and served by the same controller, in their order. */
export function servedTogether(snapshot: Snapshot, object: Ingress): readonly Ingress[] {
  if (OWN_BALANCER.test(classOf(object) ?? '')) return [object];
  return inUnits(snapshot, keys.kind('networking.k8s.io', 'Ingress'), object)
    .filter((other) => is(other, ingress))
    .filter(
      (other) =>
        other === object ||
        (isWhole(other) &&
          classOf(other) === classOf(object) &&
          !isSame(snapshot, object, other) &&
          appliedTogether(snapshot, object, other)),
    );
}

/** Classes whose controllers make a load balancer for each Ingress. */
const OWN_BALANCER = /^(alb|gce)/;

/** Two versions of one object. */
function isSame(snapshot: Snapshot, a: KubeObject, b: KubeObject): boolean {
  return a.name?.value === b.name?.value && compatible(snapshot.namespaceOf(a), snapshot.namespaceOf(b));
}

/** As it is written; undefined: the default, whichever that is. */
export function classOf({ spec, annotations }: Ingress): string | undefined {
  return (spec.ingressClassName ?? valueOf(annotations, CLASS_ANNOTATION))?.value;
}

export function sameBackend(a: IngressBackend | undefined, b: IngressBackend | undefined): boolean {
  const text = (backend: IngressBackend | undefined): string =>
    JSON.stringify([backend?.service?.value, backend?.port?.value, backend?.resource?.name]);
  return text(a) === text(b);
}
