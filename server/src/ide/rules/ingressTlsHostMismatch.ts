/** Hosts of an Ingress that its rules and its TLS entries do not share. */
import { ingress, type IngressSpec } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import { similarTo } from '../../network/nearMiss';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import type { Ingress } from './ingressBackends';
import type { Finding, Rule } from './rule';

export const ingressTlsHostMismatch: Rule = {
  code: 'ingress-tls-host-mismatch',
  severity: 'warning',
  summary: 'A host under `tls` is in no rule, or a host of a rule is under no `tls` entry',
  about: `
The certificate of a \`tls\` entry is used for the hosts that it lists. One that is in no rule gets no traffic; a host of a
rule that no entry lists is served with the controller's own certificate, or without TLS.

It is a warning where both happen in one Ingress, as they do after a slip or a half-done rename, and information
otherwise. It is silent where a rule has no host or an entry no hosts, which stands for all, for hosts that a wildcard
covers, and where a template decides.

\`\`\`yaml
tls:
  - hosts: [shop.example.com]
    secretName: shop-tls
rules:
  - host: store.example.com
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const hosts = hostsOf(object.spec);
    if (!hosts) return [];
    const { rules, tls } = hosts;
    const unused = tls.filter((host) => !rules.some((other) => covers(host, other) || covers(other, host)));
    const bare = rules.filter((host) => !tls.some((other) => covers(other, host) || covers(host, other)));
    return unused.length > 0 && bare.length > 0
      ? unused.map((host) => mismatch(snapshot, object, host, bare))
      : [
          ...unused.map((host) => oneSided(host, 'is in no rule of this Ingress')),
          ...bare.map((host) => oneSided(host, 'is under no `tls` entry of this Ingress')),
        ];
  },
};

interface Hosts {
  readonly rules: readonly Text[];
  readonly tls: readonly Text[];
}

/** undefined where one side stands for all hosts, or for none, or is not known. */
function hostsOf({ rules, tls }: IngressSpec): Hosts | undefined {
  if (rules.length === 0 || tls.length === 0) return undefined;
  if (rules.some(({ host }) => !isKnown(host) || host.value === '')) return undefined;
  if (tls.some(({ hosts }) => hosts.length === 0 || !hosts.every(isKnown))) return undefined;
  return { rules: rules.flatMap(({ host }) => host ?? []), tls: tls.flatMap(({ hosts }) => hosts) };
}

/** True where `a` is `b`, or a wildcard for one label of it. */
function covers(a: Text, b: Text): boolean {
  const [wide, narrow] = [a.value.toLowerCase(), b.value.toLowerCase()];
  if (wide === narrow) return true;
  return wide.startsWith('*.') && narrow.slice(narrow.indexOf('.')) === wide.slice(1);
}

function mismatch(snapshot: Snapshot, object: Ingress, host: Text, bare: readonly Text[]): Finding {
  const [similar] = similarTo(host.value, bare, ({ value }) => value);
  const [only, ...more] = bare;
  const meant = similar ?? (more.length === 0 ? only : undefined);
  return {
    span: host,
    message: `\`${host.value}\` is in no rule, and no \`tls\` entry lists ${bare.map(({ value }) => `\`${value}\``).join(', ')}`,
    related: bare.map((other) => ({ object, span: other, message: 'No `tls` entry lists it' })),
    fixes: () =>
      meant && !meant.value.startsWith('*')
        ? fixOf(`Change it to \`${meant.value}\``, similar ? 'preferred' : 'alternative', [
            replaceScalar(snapshot, object, host, meant.value),
          ])
        : [],
  };
}

function oneSided(host: Text, what: string): Finding {
  return { span: host, severity: 'info', message: `\`${host.value}\` ${what}` };
}
