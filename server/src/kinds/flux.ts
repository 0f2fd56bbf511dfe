/** What the kinds of Flux share: sources, and what they and their users name. */
import { get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import type { Link } from './link';
import {
  CONFIG_MAP,
  nameLink,
  objectRefLinks,
  type ObjectKind,
  SECRET,
  secretLinks,
  SERVICE_ACCOUNT,
} from './linked';

export const FLUX_SOURCE = 'source.toolkit.fluxcd.io';

/** The Secrets and the account by which a source is reached. */
export function sourceLinks(root: MapNode): readonly Link[] {
  const spec = get(root, 'spec');
  return [
    ...['secretRef', 'certSecretRef', 'proxySecretRef'].flatMap((key) =>
      secretLinks('credentials', spec, key),
    ),
    ...secretLinks('verification', spec, 'verify', 'secretRef'),
    ...nameLink('service account', scalarAt(spec, 'serviceAccountName'), SERVICE_ACCOUNT),
  ];
}

/** A `sourceRef` at `keys` of `node`, whose kind is written. */
export function sourceRefLinks(node: Node | undefined): readonly Link[] {
  return objectRefLinks('source', node, { group: FLUX_SOURCE, kind: '' });
}

/** What Kustomizations and HelmReleases have in common: dependencies, accounts, clusters. */
export function reconcilerLinks(root: MapNode, own: ObjectKind): readonly Link[] {
  const spec = get(root, 'spec');
  return [
    ...itemsAt(spec, 'dependsOn').flatMap((item) =>
      nameLink('dependency', scalarAt(item, 'name'), own, scalarAt(item, 'namespace')),
    ),
    ...nameLink('service account', scalarAt(spec, 'serviceAccountName'), SERVICE_ACCOUNT),
    ...secretLinks('cluster', spec, 'kubeConfig', 'secretRef'),
  ];
}

/** `{kind: ConfigMap | Secret, name}` in the list at `node`. */
export function valuesLinks(role: string, items: readonly Node[]): readonly Link[] {
  return items.flatMap((item) => {
    const kind = scalarAt(item, 'kind')?.value;
    const to = kind === 'ConfigMap' ? CONFIG_MAP : kind === 'Secret' ? SECRET : undefined;
    return to ? nameLink(role, scalarAt(item, 'name'), to) : [];
  });
}
