/** Secret: named by pods, and by whatever ends TLS. Its data is never read. */
import { type Text, scalarAt } from '../syntax/node';
import type { KindDefinition } from './object';

export interface SecretSpec {
  /** `Opaque` where nothing is written. */
  readonly type: Text | undefined;
}

export const secret: KindDefinition<SecretSpec> = {
  group: '',
  kind: 'Secret',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  decode: (root) => ({ spec: { type: scalarAt(root, 'type') } }),
};
