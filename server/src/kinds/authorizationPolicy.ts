/** AuthorizationPolicy (Istio): who may call the selected pods. */
import { get, itemsAt, type MapNode, textsAt } from '../syntax/node';
import { type AuthorizationFacts, authorizationFacts } from './authorizationRules';
import { ISTIO_SECURITY, targetLinks, workloadLinks } from './istio';
import type { Link } from './link';
import {
  defineLinked,
  NAMESPACE,
  nameLink,
  numeral,
  partsOf,
  qualifiedLinks,
  SERVICE_ACCOUNT,
} from './linked';

export const authorizationPolicy = defineLinked<AuthorizationFacts>({
  group: ISTIO_SECURITY,
  kind: 'AuthorizationPolicy',
  docs: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  links(root, context) {
    const selected = workloadLinks(get(get(root, 'spec'), 'selector'), 'matchLabels', context);
    return [...selected, ...targetLinks(root), ...sourceLinks(root), ...portLinks(root, selected)];
  },
  facts: authorizationFacts,
});

/** `cluster.local/ns/<namespace>/sa/<name>`, `<namespace>/<name>`, and namespaces; wildcards name nothing. */
function sourceLinks(root: MapNode): readonly Link[] {
  const sources = itemsAt(root, 'spec', 'rules')
    .flatMap((rule) => itemsAt(rule, 'from'))
    .map((from) => get(from, 'source'));
  const named = (keys: readonly string[]) =>
    sources
      .flatMap((source) => keys.flatMap((key) => textsAt(source, key)))
      .filter((text) => !text.value.includes('*'));
  return [
    ...named(['namespaces', 'notNamespaces']).flatMap((text) =>
      nameLink('source namespace', text, NAMESPACE),
    ),
    ...named(['serviceAccounts', 'notServiceAccounts']).flatMap((text) =>
      qualifiedLinks('source account', text, SERVICE_ACCOUNT),
    ),
    ...named(['principals', 'notPrincipals']).flatMap((text) => {
      const [, ns, namespace, sa, name] = partsOf(text, '/');
      return ns?.value === 'ns' && sa?.value === 'sa'
        ? nameLink('source account', name, SERVICE_ACCOUNT, namespace)
        : [];
    }),
  ];
}

/** Ports are those of the selected pods, written as strings. */
function portLinks(root: MapNode, selected: readonly Link[]): readonly Link[] {
  const ports = itemsAt(root, 'spec', 'rules')
    .flatMap((rule) => itemsAt(rule, 'to'))
    .map((to) => get(to, 'operation'))
    .flatMap((operation) => ['ports', 'notPorts'].flatMap((key) => textsAt(operation, key)));
  return selected.flatMap((of) =>
    of.type === 'selector'
      ? ports.map((port): Link => ({
          type: 'port',
          role: 'policy port',
          port: numeral(port),
          protocol: 'TCP',
          of,
        }))
      : [],
  );
}
