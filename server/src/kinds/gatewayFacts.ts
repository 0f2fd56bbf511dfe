/** What of a Gateway's listeners decides which routes attach and which requests they serve. */
import { at, get, itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { decodeSelector, type LabelSelector } from './labels';
import type { DecodeContext } from './object';

export interface GatewayFacts {
  readonly className: Text | undefined;
  readonly listeners: readonly Listener[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export interface Listener extends Span {
  readonly name: Text | undefined;
  readonly hostname: Text | undefined;
  readonly port: Text | undefined;
  /** `HTTP`, `HTTPS`, `TLS`, `TCP` or `UDP`. */
  readonly protocol: string;
  /** `protocol` as written. */
  readonly protocolText: Text | undefined;
  readonly tls: ListenerTls | undefined;
  /** Namespaces whose routes may attach: `Same` where nothing is written, `All`, `Selector` or `None`. */
  readonly from: string;
  readonly selector: LabelSelector | undefined;
  /** Kinds of routes that may attach; undefined: those that the protocol serves. */
  readonly kinds: readonly RouteKind[] | undefined;
}

export interface ListenerTls extends Span {
  /** `Terminate` where nothing is written. */
  readonly mode: string;
  /** True where it says which certificate is served: by `certificateRefs`, or by `options` of the controller. */
  readonly certified: boolean;
}

export interface RouteKind {
  readonly group: string;
  readonly kind: string;
}

export function gatewayFacts(root: Node, context: DecodeContext): GatewayFacts {
  return {
    className: scalarAt(root, 'spec', 'gatewayClassName'),
    listeners: itemsAt(root, 'spec', 'listeners').map((listener) => decodeListener(listener, context)),
  };
}

function decodeListener(listener: Node, context: DecodeContext): Listener {
  const allowed = get(listener, 'allowedRoutes');
  const kinds = itemsAt(allowed, 'kinds').flatMap((each): readonly RouteKind[] => {
    const kind = scalarAt(each, 'kind')?.value;
    return kind === undefined ? [] : [{ group: scalarAt(each, 'group')?.value ?? ROUTE_GROUP, kind }];
  });
  return {
    start: listener.start,
    end: listener.end,
    name: scalarAt(listener, 'name'),
    hostname: scalarAt(listener, 'hostname'),
    port: scalarAt(listener, 'port'),
    protocol: scalarAt(listener, 'protocol')?.value ?? 'HTTP',
    protocolText: scalarAt(listener, 'protocol'),
    tls: decodeTls(get(listener, 'tls')),
    from: scalarAt(allowed, 'namespaces', 'from')?.value ?? 'Same',
    selector: decodeSelector(at(allowed, 'namespaces', 'selector'), context),
    kinds: kinds.length > 0 ? kinds : undefined,
  };
}

function decodeTls(tls: Node | undefined): ListenerTls | undefined {
  if (!tls) return undefined;
  return {
    start: tls.start,
    end: tls.end,
    mode: scalarAt(tls, 'mode')?.value ?? 'Terminate',
    certified: itemsAt(tls, 'certificateRefs').length > 0 || get(tls, 'options') !== undefined,
  };
}

const ROUTE_GROUP = 'gateway.networking.k8s.io';
