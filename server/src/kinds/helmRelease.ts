/** HelmRelease (Flux): installs a chart, of a chart repository or of a folder. */
import { at, get, itemsAt, scalarAt } from '../syntax/node';
import type { Deploys } from './deploys';
import { FLUX_SOURCE, reconcilerLinks, sourceRefLinks, valuesLinks } from './flux';
import { installedByFlux } from './installedChart';
import { defineLinked, nameLink, NAMESPACE, objectRefLinks, type ObjectKind } from './linked';

const HELM_RELEASE: ObjectKind = { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' };

export const helmRelease = defineLinked<Deploys>({
  ...HELM_RELEASE,
  docs: 'https://fluxcd.io/flux/components/helm/helmreleases/',
  links: (root) => [
    ...sourceRefLinks(at(root, 'spec', 'chart', 'spec', 'sourceRef')),
    ...objectRefLinks('chart', at(root, 'spec', 'chartRef'), { group: FLUX_SOURCE, kind: '' }),
    ...reconcilerLinks(root, HELM_RELEASE),
    ...nameLink('target namespace', scalarAt(root, 'spec', 'targetNamespace'), NAMESPACE),
    ...valuesLinks('values', itemsAt(root, 'spec', 'valuesFrom')),
  ],
  facts(root) {
    const chart = at(root, 'spec', 'chart', 'spec');
    const path = scalarAt(chart, 'chart');
    // In a chart repository it is a name.
    if (!path || scalarAt(chart, 'sourceRef', 'kind')?.value === 'HelmRepository') return { deploys: [] };
    const repository = { type: 'source', name: scalarAt(chart, 'sourceRef', 'name') } as const;
    const namespace =
      scalarAt(root, 'spec', 'targetNamespace') ?? scalarAt(get(root, 'metadata'), 'namespace');
    const installed = { namespaceFor: 'unnamed', reach: 'folder', chart: installedByFlux(root) } as const;
    return { deploys: [{ path, repository, namespace, ...installed }] };
  },
});
