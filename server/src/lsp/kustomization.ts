/** What a kustomization renders: a request of our own for the text, and the lens that leads to it. */
import { type CodeLens, RequestType } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export const RenderKustomizationRequest = {
  type: new RequestType<{ readonly uri: string }, string | null, void>('selectrail/renderKustomization'),
} as const;

/** YAML of the kustomization; null for a file that is none. */
export function renderKustomization(
  { analysis, read }: Moment,
  { uri }: { readonly uri: string },
): string | null {
  return analysis.renderedText(fromClient(uri), read) ?? null;
}

interface KustomizationLens extends CodeLens {
  /** In the inside form of a URI. */
  readonly data: { readonly kustomization: string };
}

/** At most one. */
export function kustomizationLenses({ analysis, convert }: Moment, uri: string): KustomizationLens[] {
  const place = analysis.kustomizationLensPlace(uri);
  return place ? [{ range: convert.range(place), data: { kustomization: uri } }] : [];
}

export function isKustomizationLens(lens: CodeLens): lens is KustomizationLens {
  const data: unknown = lens.data;
  return typeof data === 'object' && data !== null && 'kustomization' in data;
}

/** A click shows the preview: `selectrail.previewKustomization` takes the URI. */
export function resolveKustomizationLens({ analysis, read }: Moment, lens: KustomizationLens): CodeLens {
  const { kustomization: uri } = lens.data;
  const title = analysis.kustomizationLensTitle(uri, read);
  const command =
    title === undefined
      ? { title: '', command: '' }
      : { title, command: 'selectrail.previewKustomization', arguments: [toClient(uri)] };
  return { ...lens, command };
}
