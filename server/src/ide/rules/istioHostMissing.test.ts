import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const REVIEWS = `---
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {ports: [{port: 80}]}
`;

const SUBSETS = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: stable}, {name: canary}]}
`;

const virtualService = (destination: string, gateways = ''): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews.example.com]
${gateways}  http:
  - route:
    - destination: ${destination}
`;

test('the host is misspelt, in short or in full', () => {
  const short = `${virtualService('{host: reveiws}')}#                         ^^^^^^^ error: No Service \`reveiws\` in namespace \`shop\`; did you mean \`reviews\`?
${REVIEWS}`;
  checkDiagnostics(short);
  checkFixedText(short, 'Change the host to `reviews`', virtualService('{host: reviews}').slice(1) + REVIEWS);
  const full = `${virtualService('{host: reveiws.shop.svc.cluster.local}')}#                         ^^^^^^^ error: No Service \`reveiws\` in namespace \`shop\`; did you mean \`reviews\`?
${REVIEWS}`;
  checkDiagnostics(full);
  checkFixedText(
    full,
    'Change the host to `reviews`',
    virtualService('{host: reviews.shop.svc.cluster.local}').slice(1) + REVIEWS,
  );
});

test('no such Service is deployed: an error for a destination, information for a DestinationRule', () => {
  checkDiagnostics(`${virtualService('{host: ratings}')}#                         ^^^^^^^ error: No Service \`ratings\` in namespace \`shop\`
${REVIEWS}`);
  checkDiagnostics(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: ratings, namespace: shop}
spec:
  host: ratings
#       ^^^^^^^ info: No Service \`ratings\` in namespace \`shop\`
${REVIEWS}`);
});

test('a gateway is misspelt, or is not among those that are deployed', () => {
  const gateway = `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
`;
  const source = `${virtualService('{host: reviews}', '  gateways: [mesh, pubilc]\n#                  ^^^^^^ error: No Gateway is named `pubilc`; did you mean `public`?\n')}${REVIEWS}${gateway}`;
  checkDiagnostics(source);
  checkDiagnostics(
    virtualService(
      '{host: reviews}',
      '  gateways: [other]\n#            ^^^^^ info: No Gateway is named `other`\n',
    ) +
      REVIEWS +
      gateway,
  );
  checkDiagnostics(virtualService('{host: reviews}', '  gateways: [edge/public]\n') + REVIEWS + gateway);
  checkDiagnostics(
    virtualService('{host: reviews}', '  gateways: [pubilc.shop.svc.cluster.local]\n') + REVIEWS,
  );
});

test('the DestinationRule of the host has no such subset', () => {
  const source = `${virtualService('{host: reviews, subset: stabel}')}#                                          ^^^^^^ error: The DestinationRule of \`reviews\` has no subset \`stabel\`; did you mean \`stable\`?
${REVIEWS}${SUBSETS}`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Change the subset to `stable`', 'Change the subset to `canary`']);
  const fixed = virtualService('{host: reviews, subset: stable}').slice(1) + REVIEWS + SUBSETS;
  checkFixedText(source, 'Change the subset to `stable`', fixed);
  checkDiagnostics(`${virtualService('{host: reviews, subset: v1}')}#                                          ^^ error: The DestinationRule of \`reviews\` has no subset \`v1\`; it has \`stable\`, \`canary\`
${REVIEWS}${SUBSETS}`);
});

test('no DestinationRule is for the host', () => {
  const other = SUBSETS.replace('host: reviews', 'host: www.example.com');
  checkDiagnostics(`${virtualService('{host: reviews, subset: v1}')}#                                          ^^ info: No DestinationRule for \`reviews\` declares the subset \`v1\`
${REVIEWS}${other}`);
});

test('silent: what is there', () => {
  checkDiagnostics(virtualService('{host: reviews, subset: stable}') + REVIEWS + SUBSETS);
  checkDiagnostics(
    virtualService('{host: reviews.shop.svc.cluster.local, subset: stable}') + REVIEWS + SUBSETS,
  );
});

test('silent: external hosts, wildcards, ServiceEntries, other clusters', () => {
  const hosts = ['reveiws.example.com', 'reveiws.shop', '"*"', '"*.shop.svc.cluster.local"', '10.0.0.1'];
  const others = ['reveiws.shop.svc', 'reveiws.shop.svc.clusterset.local', 'reveiws.shop.global'];
  for (const host of [...hosts, ...others]) checkDiagnostics(virtualService(`{host: ${host}}`) + REVIEWS);
  const entry = (host: string): string => `---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: other, namespace: far}
spec: {hosts: ['${host}']}
`;
  checkDiagnostics(virtualService('{host: reveiws}') + REVIEWS + entry('reveiws'));
  checkDiagnostics(
    virtualService('{host: reveiws.shop.svc.cluster.local}') + REVIEWS + entry('*.cluster.local'),
  );
});

test('undecidable: no Services in the files, another namespace, an operator that makes some', () => {
  checkDiagnostics(virtualService('{host: ratings, subset: v1}'));
  checkDiagnostics(virtualService('{host: ratings.far.svc.cluster.local}') + REVIEWS);
  const kafka = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(virtualService('{host: ratings}') + REVIEWS + kafka);
  checkDiagnostics(virtualService('{host: reviews, subset: v1}') + REVIEWS + SUBSETS + kafka);
});

test('undecidable: templates', () => {
  checkDiagnostics(virtualService('{host: "${HOST}"}') + REVIEWS);
  checkDiagnostics(virtualService('{host: reviews, subset: "${SUBSET}"}') + REVIEWS + SUBSETS);
  checkDiagnostics(
    virtualService('{host: reviews, subset: v1}') + REVIEWS + SUBSETS.replace('canary', '"${SUBSET}"'),
  );
  checkDiagnostics(virtualService('{host: reveiws, subset: {{ .subset }}}') + REVIEWS);
});
