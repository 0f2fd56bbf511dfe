/** Objects that a pod names: ConfigMaps, Secrets, its ServiceAccount, PersistentVolumeClaims. */
import { at, get, itemsAt, type Node, scalarAt } from '../syntax/node';
import type { NameLink } from './link';
import { CONFIG_MAP, nameLink, SECRET, secretLinks, SERVICE_ACCOUNT } from './linked';

const CLAIM = { group: '', kind: 'PersistentVolumeClaim' };

/** Links of a pod's `spec`. */
export function podUses(spec: Node | undefined): readonly NameLink[] {
  const containers = ['containers', 'initContainers'].flatMap((key) => itemsAt(spec, key));
  return [
    ...nameLink(
      'service account',
      scalarAt(spec, 'serviceAccountName') ?? scalarAt(spec, 'serviceAccount'),
      SERVICE_ACCOUNT,
    ),
    ...itemsAt(spec, 'imagePullSecrets').flatMap((item) =>
      nameLink('image pull secret', scalarAt(item, 'name'), SECRET),
    ),
    ...containers.flatMap(containerUses),
    ...itemsAt(spec, 'volumes').flatMap(volumeUses),
  ];
}

function containerUses(container: Node): readonly NameLink[] {
  const variables = itemsAt(container, 'env').map((item) => get(item, 'valueFrom'));
  return [
    ...itemsAt(container, 'envFrom').flatMap((item) => [
      ...nameLink('environment', scalarAt(item, 'configMapRef', 'name'), CONFIG_MAP),
      ...nameLink('environment', scalarAt(item, 'secretRef', 'name'), SECRET),
    ]),
    ...variables.flatMap((source) => [
      ...nameLink('variable', scalarAt(source, 'configMapKeyRef', 'name'), CONFIG_MAP),
      ...nameLink('variable', scalarAt(source, 'secretKeyRef', 'name'), SECRET),
    ]),
  ];
}

function volumeUses(volume: Node): readonly NameLink[] {
  const projected = itemsAt(at(volume, 'projected'), 'sources');
  return [
    ...nameLink('volume', scalarAt(volume, 'persistentVolumeClaim', 'claimName'), CLAIM),
    ...nameLink('volume', scalarAt(volume, 'secret', 'secretName'), SECRET),
    ...secretLinks('volume', volume, 'csi', 'nodePublishSecretRef'),
    ...[volume, ...projected].flatMap((source) =>
      nameLink('volume', scalarAt(source, 'configMap', 'name'), CONFIG_MAP),
    ),
    ...projected.flatMap((source) => nameLink('volume', scalarAt(source, 'secret', 'name'), SECRET)),
  ];
}
