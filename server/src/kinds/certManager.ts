/** What the cert-manager kinds share: issuers, and the annotations that ask for a certificate. */
import { at, get, itemsAt, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import { type LabelSet, valueOf } from './labels';
import type { Link } from './link';
import { nameLink, objectRefLinks, qualifiedLinks, SECRET } from './linked';
import type { Provided } from './object';

export const CERT_MANAGER = 'cert-manager.io';
const ISSUER = { group: CERT_MANAGER, kind: 'Issuer' };

/** `issuerRef`: an Issuer where no kind is written. */
export function issuerRefLinks(node: Node | undefined): readonly Link[] {
  return objectRefLinks('issuer', node, ISSUER);
}

/** Issuers that the annotations of an Ingress or a Gateway name. @see https://cert-manager.io/docs/usage/ingress/ */
export function issuerAnnotationLinks(annotations: LabelSet): readonly Link[] {
  const text = (key: string): Text | undefined => valueOf(annotations, `${CERT_MANAGER}/${key}`);
  const kind = text('issuer-kind')?.value ?? ISSUER.kind;
  const group = text('issuer-group')?.value ?? ISSUER.group;
  return [
    ...nameLink('issuer', text('cluster-issuer'), { ...ISSUER, kind: 'ClusterIssuer' }),
    ...nameLink('issuer', text('issuer'), { group, kind }),
  ];
}

/** The Secrets in `names`, which cert-manager makes where an annotation of `root` asks it to. */
export function issuedSecrets(root: MapNode, names: readonly (Text | undefined)[]): readonly Provided[] {
  const annotations = at(root, 'metadata', 'annotations');
  const asks = [`${CERT_MANAGER}/cluster-issuer`, `${CERT_MANAGER}/issuer`, 'kubernetes.io/tls-acme'];
  if (!asks.some((key) => get(annotations, key))) return [];
  return names.flatMap((name) => (name ? [{ ...SECRET, name }] : []));
}

/** What a CA bundle is injected from. @see https://cert-manager.io/docs/concepts/ca-injector/ */
export function certificateInjectionLinks(root: MapNode): readonly Link[] {
  const annotations = at(root, 'metadata', 'annotations');
  const certificate = scalarAt(annotations, `${CERT_MANAGER}/inject-ca-from`);
  return [
    ...qualifiedLinks('injected certificate', certificate, { group: CERT_MANAGER, kind: 'Certificate' }),
    ...qualifiedLinks(
      'injected secret',
      scalarAt(annotations, `${CERT_MANAGER}/inject-ca-from-secret`),
      SECRET,
    ),
  ];
}

/** What Issuer and ClusterIssuer alike refer to: Secrets under keys such as `apiTokenSecretRef`, and solvers. */
export function issuerLinks(root: MapNode): readonly Link[] {
  const spec = get(root, 'spec');
  const solvers = itemsAt(spec, 'acme', 'solvers').map((solver) => get(solver, 'http01'));
  return [
    ...nameLink('CA secret', scalarAt(spec, 'ca', 'secretName'), SECRET),
    ...secretRefLinks(spec),
    ...solvers.flatMap((solver) => [
      ...nameLink('solver class', scalarAt(solver, 'ingress', 'ingressClassName'), {
        group: 'networking.k8s.io',
        kind: 'IngressClass',
      }),
      ...nameLink('solver ingress', scalarAt(solver, 'ingress', 'name'), {
        group: 'networking.k8s.io',
        kind: 'Ingress',
      }),
      ...itemsAt(solver, 'gatewayHTTPRoute', 'parentRefs').flatMap((ref) =>
        objectRefLinks('solver gateway', ref, { group: 'gateway.networking.k8s.io', kind: 'Gateway' }),
      ),
    ]),
  ];
}

/** The ACME account's key is made, where it is not there. */
export function accountSecret(root: MapNode): readonly Provided[] {
  const name = scalarAt(root, 'spec', 'acme', 'privateKeySecretRef', 'name');
  return name ? [{ ...SECRET, name }] : [];
}

/** `{name}` under each key that ends in `SecretRef` or `secretRef`, at any depth. */
export function secretRefLinks(node: Node | undefined): readonly Link[] {
  if (node?.kind === 'seq') return node.items.flatMap(secretRefLinks);
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) =>
    /secretref$/i.test(key.value)
      ? nameLink('secret', scalarAt(value, 'name'), SECRET)
      : secretRefLinks(value),
  );
}
