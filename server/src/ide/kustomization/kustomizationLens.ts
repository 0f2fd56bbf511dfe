/** The lens above a kustomization: what it renders. Place first, title when it comes into view. */
import { renderKustomization } from '../../workspace/kustomize/render';
import { textSources } from '../../workspace/kustomize/sources';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { renderedTitle } from './renderedText';

/** Where it stands; undefined for a file that is no kustomization. */
export function kustomizationLensPlace(snapshot: Snapshot, uri: string): Location | undefined {
  const kustomization = snapshot.file(uri)?.kustomization;
  return kustomization && { uri, start: kustomization.content, end: kustomization.content };
}

/** Its title; undefined where the kustomization is gone. */
export function kustomizationLensTitle(snapshot: Snapshot, uri: string, read: ReadText): string | undefined {
  return snapshot.file(uri)?.kustomization && renderedTitle(renderKustomization(uri, textSources(read)));
}
