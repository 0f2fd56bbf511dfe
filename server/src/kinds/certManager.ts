/** What the cert-manager kinds share: issuers by kind, and the annotations that ask for a certificate. */
import type { Text } from '../syntax/node';
import type { LabelSet } from './labels';
import type { Link } from './link';
import { nameLink } from './linked';
import { valueOf } from './labels';

export const CERT_MANAGER = 'cert-manager.io';

/** An issuer named beside its kind; `Issuer` where none is written. */
export function issuerLinks(name: Text | undefined, kind: string | undefined): readonly Link[] {
  return nameLink('issuer', name, { group: CERT_MANAGER, kind: kind ?? 'Issuer' });
}

/** Issuers that the annotations of an Ingress or a Gateway name. @see https://cert-manager.io/docs/usage/ingress/ */
export function issuerAnnotationLinks(annotations: LabelSet): readonly Link[] {
  return [
    ...issuerLinks(valueOf(annotations, 'cert-manager.io/cluster-issuer'), 'ClusterIssuer'),
    ...issuerLinks(valueOf(annotations, 'cert-manager.io/issuer'), 'Issuer'),
  ];
}
