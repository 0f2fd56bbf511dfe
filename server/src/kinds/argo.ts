/** What the kinds of Argo CD share: an application's links and folders. */
import { get, itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { DeployedFolder } from './deploys';
import { installedByArgo } from './installedChart';
import type { Link } from './link';
import { nameLink, NAMESPACE, type ObjectKind } from './linked';

export const ARGO = 'argoproj.io';
const APP_PROJECT: ObjectKind = { group: ARGO, kind: 'AppProject' };

/** `spec`: of an Application, or of the template of an ApplicationSet. The project `default` is always there. */
export function applicationLinks(spec: Node | undefined): readonly Link[] {
  const project = scalarAt(spec, 'project');
  return [
    ...nameLink('project', project?.value === 'default' ? undefined : project, APP_PROJECT),
    ...nameLink('destination', scalarAt(spec, 'destination', 'namespace'), NAMESPACE),
  ];
}

/**
 * A namespace that Argo CD has Kustomize set is for all objects; that of the destination for those that name none.
 * `name`: of an Application, which a chart's release takes.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/
 */
export function applicationFolders(spec: Node | undefined, name?: Text): readonly DeployedFolder[] {
  const single = get(spec, 'source');
  const several = itemsAt(spec, 'sources');
  return (several.length > 0 || !single ? several : [single]).flatMap((source): readonly DeployedFolder[] => {
    const path = scalarAt(source, 'path');
    if (!path) return [];
    const repository = { type: 'url', text: scalarAt(source, 'repoURL') } as const;
    const set = written(scalarAt(source, 'kustomize', 'namespace'));
    const namespace = set ?? written(scalarAt(spec, 'destination', 'namespace'));
    const namespaceFor = set ? 'all' : 'unnamed';
    const reach = scalarAt(source, 'directory', 'recurse')?.value === 'true' ? 'tree' : 'folder';
    const chart = several.length > 0 ? undefined : installedByArgo(source, name);
    return [{ path, repository, namespace, namespaceFor, reach, chart }];
  });
}

function written(text: Text | undefined): Text | undefined {
  return text?.value === '' ? undefined : text;
}
