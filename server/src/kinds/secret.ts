/** Secret: named by pods, and by whatever ends TLS. Its data is never read. */
import { type Text, scalarAt } from '../syntax/node';
import { valueOf } from './labels';
import { nameLink, SERVICE_ACCOUNT } from './linked';
import type { KindDefinition } from './object';

export interface SecretSpec {
  /** `Opaque` where nothing is written. */
  readonly type: Text | undefined;
}

/** On the token of a ServiceAccount. @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
const ACCOUNT_ANNOTATION = 'kubernetes.io/service-account.name';

export const secret: KindDefinition<SecretSpec> = {
  group: '',
  kind: 'Secret',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  decode: (root) => ({ spec: { type: scalarAt(root, 'type') } }),
  links: ({ annotations }) =>
    nameLink('service account', valueOf(annotations, ACCOUNT_ANNOTATION), SERVICE_ACCOUNT),
};
