/** A graph with its places in another form: lines and columns, or a path to show. */
import type { Location } from '../../workspace/snapshot';
import type { ReachGraph, ReachReason } from './graph';

/** Every place of `graph` as `map` makes it. */
export function mapPlaces<Place>(graph: ReachGraph, map: (location: Location) => Place): ReachGraph<Place> {
  const mapped = (place: Location | undefined): Place | undefined => place && map(place);
  return {
    ...graph,
    namespaces: graph.namespaces.map((each) => ({ ...each, place: mapped(each.place) })),
    nodes: graph.nodes.map((node) => ({ ...node, place: mapped(node.place) })),
    edges: graph.edges.map((edge) => ({
      ...edge,
      place: mapped(edge.place),
      reasons: mapReasons(edge.reasons, map),
    })),
  };
}

export function mapReasons<Place>(
  reasons: readonly ReachReason[],
  map: (location: Location) => Place,
): readonly ReachReason<Place>[] {
  return reasons.map(({ text, place }) => ({ text, place: place && map(place) }));
}
