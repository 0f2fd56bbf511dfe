/** Kustomization (Flux): applies a folder of a repository, by its kustomization or by all manifests in it. */
import { at, get, itemsAt, scalarAt } from '../syntax/node';
import type { Deploys } from './deploys';
import { reconcilerLinks, sourceRefLinks, valuesLinks } from './flux';
import { defineLinked, nameLink, NAMESPACE, objectRefLinks, type ObjectKind, secretLinks } from './linked';

const FLUX_KUSTOMIZATION: ObjectKind = { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };

export const fluxKustomization = defineLinked<Deploys>({
  ...FLUX_KUSTOMIZATION,
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/',
  links: (root) => [
    ...sourceRefLinks(at(root, 'spec', 'sourceRef')),
    ...reconcilerLinks(root, FLUX_KUSTOMIZATION),
    ...nameLink('target namespace', scalarAt(root, 'spec', 'targetNamespace'), NAMESPACE),
    ...secretLinks('decryption key', root, 'spec', 'decryption', 'secretRef'),
    ...valuesLinks('substitution', itemsAt(root, 'spec', 'postBuild', 'substituteFrom')),
    ...itemsAt(root, 'spec', 'healthChecks').flatMap((item) =>
      objectRefLinks('health check', item, { group: '', kind: '' }),
    ),
  ],
  facts(root) {
    const spec = get(root, 'spec');
    const path = scalarAt(spec, 'path');
    if (!path) return { deploys: [] };
    const repository = { type: 'source', name: scalarAt(spec, 'sourceRef', 'name') } as const;
    const namespace = scalarAt(spec, 'targetNamespace');
    return { deploys: [{ path, repository, namespace, namespaceFor: 'all', reach: 'tree' }] };
  },
});
