/** Hover: what the text under the cursor means for the network. */
import type { Location, Snapshot } from '../workspace/snapshot';
import { backendHover } from './hovers/backend';
import { containerPortHover } from './hovers/containerPort';
import type { HoverProvider } from './hovers/content';
import { linkHover } from './hovers/link';
import { podLabelHover } from './hovers/podLabel';
import { policyHover } from './hovers/policy';
import { probeHover } from './hovers/probe';
import { selectedPortHover } from './hovers/selectedPort';
import { selectorHover } from './hovers/selector';
import { serviceNameHover } from './hovers/serviceName';
import { servicePortHover } from './hovers/servicePort';
import { symbolAt } from './symbolAt';

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
  linkHover,
];

/** The hover at `offset`; undefined where there is nothing to say. */
export function hover(snapshot: Snapshot, uri: string, offset: number): Hover | undefined {
  const symbol = symbolAt(snapshot, uri, offset);
  if (!symbol.object || !snapshot.layout.isManifest(uri)) return undefined;
  for (const provider of PROVIDERS) {
    const content = provider(snapshot, symbol);
    if (!content) continue;
    return { location: snapshot.locate(symbol.object, content.span), markdown: content.lines.join('\n\n') };
  }
  return undefined;
}
