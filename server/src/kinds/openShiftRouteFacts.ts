/** What of an OpenShift Route decides where requests go. */
import { at, integer, itemsAt, mapAt, type Node, scalarAt, type Text } from '../syntax/node';
import { createdAt } from './created';

export interface OpenShiftRouteFacts {
  readonly created: number | undefined;
  readonly host: Text | undefined;
  readonly path: Text | undefined;
  /** `Subdomain`: every host one label beside `host` as well. */
  readonly wildcardPolicy: string;
  readonly targetPort: Text | undefined;
  readonly backends: readonly RouteBackend[];
  readonly tls: { readonly termination: string; readonly insecure: string } | undefined;
}

export interface RouteBackend {
  readonly name: Text | undefined;
  /** 100 where nothing is written. */
  readonly weight: number;
}

export function openShiftRouteFacts(root: Node): OpenShiftRouteFacts {
  const spec = at(root, 'spec');
  const tls = mapAt(spec, 'tls');
  return {
    created: createdAt(root),
    host: scalarAt(spec, 'host'),
    path: scalarAt(spec, 'path'),
    wildcardPolicy: scalarAt(spec, 'wildcardPolicy')?.value ?? 'None',
    targetPort: scalarAt(spec, 'port', 'targetPort'),
    backends: [at(spec, 'to'), ...itemsAt(spec, 'alternateBackends')].flatMap((node) =>
      node ? [{ name: scalarAt(node, 'name'), weight: integer(scalarAt(node, 'weight')) ?? 100 }] : [],
    ),
    tls: tls && {
      termination: scalarAt(tls, 'termination')?.value ?? 'edge',
      insecure: scalarAt(tls, 'insecureEdgeTerminationPolicy')?.value ?? 'None',
    },
  };
}
