/** The picture of a world. */
import { assumptionTexts } from '../../network/reach/assumptionTexts';
import type { World } from '../../network/reach/world';
import { allowances } from './allowances';
import { Drawing } from './drawing';
import type { ReachGraph } from './graph';
import { pairsOf } from './pairs';
import { wiringEdges } from './wiring';

/** The graph of `world`. Nodes and edges stand in the order of the manifests, so that an edit moves as little as it can. */
export function reachGraph(world: World): ReachGraph {
  const drawing = new Drawing(world);
  const wiring = wiringEdges(drawing);
  const { edges, notes } = allowances(drawing, wiring);
  return {
    namespaces: drawing.namespaces(notes),
    nodes: drawing.nodes,
    edges: [...wiring, ...edges],
    pairs: pairsOf(drawing),
    isolation: drawing.isolation,
    assumptions: assumptionTexts(world.assumptions),
  };
}
