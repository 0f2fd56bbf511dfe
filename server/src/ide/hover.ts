/** Hover: what the text under the cursor means for the network. */
import type { ReadText } from './edit';
import type { Location, Snapshot } from '../workspace/snapshot';
import { backendHover } from './hovers/backend';
import { containerPortHover } from './hovers/containerPort';
import type { HoverContent, HoverProvider } from './hovers/content';
import { hostNameHover } from './hovers/hostName';
import { linkHover } from './hovers/link';
import { loadBalancerAnnotationHover } from './hovers/loadBalancerAnnotation';
import { podLabelHover } from './hovers/podLabel';
import { policyHover } from './hovers/policy';
import { probeHover } from './hovers/probe';
import { selectedPortHover } from './hovers/selectedPort';
import { selectorHover } from './hovers/selector';
import { serviceNameHover } from './hovers/serviceName';
import { servicePortHover } from './hovers/servicePort';
import { overlayHover } from './kustomization/overlayHover';
import { symbolAt, type SymbolAt } from './symbolAt';

export interface Hover {
  readonly location: Location;
  readonly markdown: string;
}

/** The first that has something to say, says it. */
const PROVIDERS: readonly HoverProvider[] = [
  serviceNameHover,
  servicePortHover,
  containerPortHover,
  probeHover,
  backendHover,
  selectedPortHover,
  policyHover,
  selectorHover,
  podLabelHover,
  hostNameHover,
  loadBalancerAnnotationHover,
  linkHover,
];

/**
 * The hover at `offset`; undefined where there is nothing to say. What overlays make of an object is left out where
 * texts cannot be read.
 */
export function hover(snapshot: Snapshot, uri: string, offset: number, read?: ReadText): Hover | undefined {
  const symbol = symbolAt(snapshot, uri, offset);
  if (!symbol.object || !snapshot.layout.isManifest(uri)) return undefined;
  const own = firstOf(snapshot, symbol);
  const overlays = read && overlayHover(snapshot, symbol, read);
  const span = own?.span ?? overlays?.span;
  if (!span) return undefined;
  const lines = [...(own?.lines ?? []), ...(overlays?.lines ?? [])];
  return { location: snapshot.locate(symbol.object, span), markdown: lines.join('\n\n') };
}

function firstOf(snapshot: Snapshot, symbol: SymbolAt): HoverContent | undefined {
  for (const provider of PROVIDERS) {
    const content = provider(snapshot, symbol);
    if (content) return content;
  }
  return undefined;
}
