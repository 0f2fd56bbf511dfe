import { incomingCalls, outgoingCalls, prepareCalls } from '../ide/callHierarchy/calls';
import type { Call } from '../ide/callHierarchy/item';
import { atCursor, show } from './fixture';

/** The call hierarchy at `$0`, a line for each call: `deployment/web: TCP 8080 @ main.yaml:3:7 "api"`. */
export function callsAt(source: string): {
  readonly items: readonly string[];
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
} {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const items = prepareCalls(snapshot, uri, offset);
  const text = ({ item, places }: Call): string =>
    `${item.name}: ${item.detail} @ ${places.map((place) => show(fixture, place)).join(', ')}`;
  return {
    items: items.map(({ name, detail }) => `${name} (${detail})`),
    incoming: items.flatMap((item) => incomingCalls(snapshot, item).map(text)),
    outgoing: items.flatMap((item) => outgoingCalls(snapshot, item).map(text)),
  };
}
