/** A TLS secret of an Ingress that is not there, or is none for TLS. */
import { ingress } from '../../kinds/ingress';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { secret } from '../../kinds/secret';
import { isNearMiss, NEAR_NAME } from '../../network/nearMiss';
import { isKnown, type Text } from '../../syntax/node';
import { isWhole, worldAround } from '../../workspace/closedWorld';
import { compatible, findByName, inUnits, nearest, placeOf } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import type { Ingress } from './ingressBackends';
import type { Finding, Rule } from './rule';
import { namespaceOf } from './words';

export const ingressTlsSecretMissing: Rule = {
  code: 'ingress-tls-secret-missing',
  severity: 'warning',
  summary: 'The TLS secret of an Ingress is not in its namespace, or not of type kubernetes.io/tls',
  about: `
The secret with the certificate has to be in the Ingress' own namespace; without it controllers serve a certificate of
their own, which browsers reject. Secrets of cert-manager (annotations, Certificates), SealedSecrets and ExternalSecrets
count.

It is a warning where the name is a near miss of a secret that exists, or where the secret is in another namespace. It is
information where the secret has another type, and where nothing comes near, but other TLS secrets are deployed together
with it. It is silent where none is, as secrets are seldom kept with manifests, and where objects may exist that the files
do not show.

\`\`\`yaml
tls:
  - hosts: [shop.example.com]
    secretName: shop-tsl # the secret is named shop-tls
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const names = object.spec.tls.flatMap(({ secretName }) => secretName ?? []).filter(isKnown);
    return names.filter(({ value }) => value !== '').flatMap((name) => inName(snapshot, object, name));
  },
};

const TLS = 'kubernetes.io/tls';

function inName(snapshot: Snapshot, object: Ingress, name: Text): readonly Finding[] {
  const found = nearest(findByName(snapshot, '', 'Secret', name.value, placeOf(snapshot, object)));
  if (found.length > 0) return wrongType(name, found);
  const around = secretsAround(snapshot, object);
  const closed = worldAround(snapshot, object, keys.kind('', 'Ingress')) !== 'open';
  const elsewhere = around.find(({ text }) => text.value === name.value);
  if (closed && elsewhere) {
    const message = `Secret \`${name.value}\` is in ${namespaceOf(snapshot, elsewhere.object)}, and an Ingress reads only ${namespaceOf(snapshot, object)}`;
    return [{ span: name, message, related: [{ ...relatedTo(elsewhere) }] }];
  }
  const reachable = around.filter((each) =>
    compatible(snapshot.namespaceOf(object), snapshot.namespaceOf(each.object)),
  );
  const near = reachable.find(({ text }) => isNearMiss(name.value, text.value, NEAR_NAME, 'unit'));
  const what = { kind: 'Secret', namespace: snapshot.namespaceOf(object), name: name.value };
  if (near) {
    return [
      {
        span: name,
        message: `No Secret \`${name.value}\` in ${namespaceOf(snapshot, object)}; did you mean \`${near.text.value}\`?`,
        missing: what,
        related: [relatedTo(near)],
        fixes: () =>
          fixOf(`Change the Secret to \`${near.text.value}\``, 'preferred', [
            replaceScalar(snapshot, object, name, near.text.value),
          ]),
      },
    ];
  }
  const plausible = closed && reachable.some(({ forTls }) => forTls);
  const message = `No Secret \`${name.value}\` in ${namespaceOf(snapshot, object)}`;
  return plausible ? [{ span: name, severity: 'info', message, missing: what }] : [];
}

/** The API accepts any; controllers look for the keys that the type would guarantee. */
function wrongType(name: Text, found: readonly KubeObject[]): readonly Finding[] {
  const secrets = found.filter((each) => is(each, secret)).filter(isWhole);
  const types = secrets.map(({ spec }) => spec.type);
  const [first] = secrets;
  const wrong = types.every((type) => (type ? isKnown(type) && type.value !== TLS : true));
  if (!first || secrets.length < found.length || !wrong) return [];
  const written = first.spec.type?.value ?? 'Opaque';
  return [
    {
      span: name,
      severity: 'info',
      message: `Secret \`${name.value}\` is of type \`${written}\`, not \`${TLS}\``,
      related: [{ object: first, span: first.spec.type ?? first.name ?? first.kind, message: 'The Secret' }],
    },
  ];
}

interface SomeSecret {
  readonly object: KubeObject;
  readonly text: Text;
  readonly forTls: boolean;
}

const MAKERS: readonly (readonly [string, string])[] = [
  ['cert-manager.io', 'Certificate'],
  ['bitnami.com', 'SealedSecret'],
  ['external-secrets.io', 'ExternalSecret'],
];

/** Secrets that are deployed together with `object`, those that controllers make included. */
function secretsAround(snapshot: Snapshot, object: Ingress): readonly SomeSecret[] {
  const written = inUnits(snapshot, keys.kind('', 'Secret'), object).flatMap((each): readonly SomeSecret[] =>
    is(each, secret) && isKnown(each.name)
      ? [{ object: each, text: each.name, forTls: each.spec.type?.value === TLS }]
      : [],
  );
  const made = MAKERS.flatMap(([group, kind]) => inUnits(snapshot, keys.kind(group, kind), object)).flatMap(
    (each): readonly SomeSecret[] =>
      each.provides
        .filter(({ kind, name }) => kind === 'Secret' && isKnown(name))
        .map(({ name }) => ({ object: each, text: name, forTls: each.kind.value === 'Certificate' })),
  );
  return [...written, ...made];
}

function relatedTo({ object, text }: SomeSecret) {
  return { object, span: text, message: `${object.kind.value} \`${nameOf(object)}\`` };
}
