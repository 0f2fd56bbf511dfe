/** Hover: what the text under the cursor means for the network. */
import type { ReadText } from './edit';
import type { Location, Snapshot } from '../workspace/snapshot';
import { addressBlockHover } from './hovers/addressBlock';
import { alsoIn } from './hovers/alsoIn';
import { deployedPathHover } from './gitops/deployedPathHover';
import { helmHover } from './helm/helmHover';
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
import { patchedObjects, patchedText } from './kustomization/patchedObjects';
import { renderedHover } from './kustomization/renderedHover';
import { DEFAULT_SETTINGS, type HoverTopic, type Settings } from './settings';
import { symbolAt, type SymbolAt } from './symbolAt';

export interface Hover {
  readonly location: Location;
  readonly markdown: string;
}

/** The first that has something to say, says it. */
const PROVIDERS: readonly (readonly [HoverTopic, HoverProvider])[] = [
  ['names', serviceNameHover],
  ['ports', servicePortHover],
  ['ports', containerPortHover],
  ['ports', probeHover],
  ['ports', backendHover],
  ['ports', selectedPortHover],
  ['policies', policyHover],
  ['policies', addressBlockHover],
  ['selectors', selectorHover],
  ['selectors', podLabelHover],
  ['names', hostNameHover],
  ['links', loadBalancerAnnotationHover],
  ['links', linkHover],
];

/** The hover at `offset`; undefined where there is nothing to say. */
export function hover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  read?: ReadText,
  topics: Settings['hovers'] = DEFAULT_SETTINGS.hovers,
): Hover | undefined {
  const inChart = topics.charts ? helmHover(snapshot, uri, offset, read) : undefined;
  if (inChart) return withRendered(inChart, snapshot, uri, offset, topics);
  const deployed = topics.links ? deployedPathHover(snapshot, uri, offset) : undefined;
  if (deployed) return deployed;
  const patched = patchedObjects(snapshot, uri, offset);
  if (patched && topics.overlays)
    return { location: patched.origin, markdown: patchedText(snapshot, uri, patched) };
  const rendered = renderedHover(snapshot, uri, offset, (seen, each) => firstOf(seen, each, topics));
  const symbol = symbolAt(snapshot, uri, offset);
  const written = snapshot.layout.isManifest(uri) ? symbol : undefined;
  const own = rendered || !written ? undefined : firstOf(snapshot, written, topics);
  const overlays = topics.overlays && written ? overlayHover(snapshot, written) : undefined;
  const span = own?.span ?? overlays?.span;
  const location =
    rendered?.location ?? (symbol.object && span ? snapshot.locate(symbol.object, span) : undefined);
  if (!location) return undefined;
  const lines = [...(rendered ? [rendered.markdown] : (own?.lines ?? [])), ...(overlays?.lines ?? [])];
  const also = topics.overlays ? alsoIn(snapshot, uri, offset) : [];
  return { location, markdown: [...lines, ...also].join('\n\n') };
}

/** What stands in a chart, and what it comes to where Helm has rendered it. */
function withRendered(
  inChart: Hover,
  snapshot: Snapshot,
  uri: string,
  offset: number,
  topics: Settings['hovers'],
): Hover {
  if (!snapshot.layout.isReleased(uri)) return inChart;
  const rendered = renderedHover(snapshot, uri, offset, (seen, each) => firstOf(seen, each, topics));
  const overlays = topics.overlays ? overlayHover(snapshot, symbolAt(snapshot, uri, offset)) : undefined;
  const parts = [inChart.markdown, ...(rendered ? [rendered.markdown] : []), ...(overlays?.lines ?? [])];
  return { ...inChart, markdown: parts.join('\n\n') };
}

function firstOf(snapshot: Snapshot, symbol: SymbolAt, topics: Settings['hovers']): HoverContent | undefined {
  for (const [topic, provider] of PROVIDERS) {
    const content = topics[topic] ? provider(snapshot, symbol) : undefined;
    if (content) return content;
  }
  return undefined;
}
