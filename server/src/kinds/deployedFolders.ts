/** Folders of repositories that a controller in the cluster applies, whatever the kind that says so. */
import { application } from './application';
import type { DeployedFolder, Deploys } from './deploys';
import { fluxKustomization } from './fluxKustomization';
import { helmRelease } from './helmRelease';
import { is, type KubeObject } from './object';

export const DEPLOYERS = [fluxKustomization, helmRelease, application] as const;

const NONE: readonly DeployedFolder[] = [];

/** Folders that `object` has applied; empty for other kinds. */
export function deployedFolders(object: KubeObject): readonly DeployedFolder[] {
  return DEPLOYERS.some((definition) => is(object, definition)) ? (object.spec as Deploys).deploys : NONE;
}
