/** The lens of everything that is linked but has no lens of its own: how many places refer to it. */
import { referencesTo } from '../references';
import type { LensProvider } from './lens';

/** Kinds that nothing refers to by name have no such lens: it would say 0 for ever. */
const REFERRED = new Set([
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'IngressClass',
  'GatewayClass',
  'Gateway',
  'Issuer',
  'ClusterIssuer',
  'Certificate',
  'DestinationRule',
  'HTTPProxy',
  'Middleware',
]);

export const referencesLens: LensProvider = {
  applies: (object) => REFERRED.has(object.kind.value) && object.name !== undefined,
  resolve(snapshot, object) {
    const declaration = { type: 'name', object, span: object.name ?? object.kind } as const;
    const found = referencesTo(snapshot, declaration);
    const count = found.length === 1 ? '1 reference' : `${found.length} references`;
    return { parts: [count], targets: found.map(({ object: from, span }) => ({ object: from, span })) };
  },
};
