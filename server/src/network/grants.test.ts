import { expect, test } from 'vitest';
import { linksOf } from '../kinds/links';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { isGranted } from './grants';

/** What the grants allow the first backend of the HTTPRoute in `route.yaml`. */
function grantedWith(
  grant: string,
  backend = '{name: api, namespace: back, port: 80}',
  own = 'front',
): string {
  const route = `#- route.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: "${own}"}
spec: {rules: [{backendRefs: [${backend}]}]}
`;
  const snapshot = hostOf(parseFixture(route + grant)).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}route.yaml`);
  const link = object && linksOf(object).find((each) => each.type === 'name' && each.role === 'backend');
  if (!object || link?.type !== 'name') throw new Error('no backend');
  return isGranted(snapshot, object, link);
}

function grant(from: string, to: string, namespace = 'namespace: back'): string {
  return `#- grant.yaml
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: from-front, ${namespace}}
spec: {from: [{${from}}], to: [{${to}}]}
`;
}

const FROM = 'group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: front';
const TO = 'group: "", kind: Service';

test.each([
  ['every Service', grant(FROM, TO), 'yes'],
  ['that Service', grant(FROM, `${TO}, name: api`), 'yes'],
  ['another Service', grant(FROM, `${TO}, name: other`), 'no'],
  ['another kind', grant(FROM, 'group: "", kind: Secret'), 'no'],
  ['another route kind', grant(FROM.replace('HTTP', 'GRPC'), TO), 'no'],
  ['another source', grant(FROM.replace('front', 'side'), TO), 'no'],
  ['a grant of another namespace', grant(FROM, TO, 'namespace: elsewhere'), 'no'],
  ['a grant whose namespace the deployment decides', grant(FROM, TO, 'labels: {}'), 'unknown'],
  ['a templated source', grant(FROM.replace('front', '"{{ .ns }}"'), TO), 'unknown'],
  ['no grant', '', 'no'],
])('%s: %s', (_, text, verdict) => {
  expect(grantedWith(text)).toBe(verdict);
});

test('within a namespace nothing has to be granted', () => {
  expect(grantedWith('', '{name: api, port: 80}')).toBe('yes');
  expect(grantedWith('', '{name: api, namespace: front, port: 80}')).toBe('yes');
});

test('a namespace that nobody knows decides nothing', () => {
  expect(grantedWith(grant(FROM, TO), '{name: api, namespace: "{{ .ns }}", port: 80}')).toBe('unknown');
});
