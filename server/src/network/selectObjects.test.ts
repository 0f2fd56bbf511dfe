import { expect, test } from 'vitest';
import { linksOf } from '../kinds/links';
import { nameOf } from '../kinds/object';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { selectableAs, selectObjects } from './selectObjects';

/** Names of the Services that the ServiceMonitor selects with this `namespaceSelector`. */
function selectedBy(namespaceSelector: string): readonly string[] {
  const service = (name: string, namespace: string): string =>
    `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}, ${namespace}, labels: {scrape: yes-please}}\n`;
  const fixture = parseFixture(`
#- monitor.yaml
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m, namespace: monitoring}
spec: {selector: {matchLabels: {scrape: yes-please}}, ${namespaceSelector}}
#- services.yaml
${service('own', 'namespace: monitoring')}${service('shop', 'namespace: shop')}${service('anywhere', 'annotations: {}')}`);
  const snapshot = hostOf(fixture).snapshot();
  const [monitor] = snapshot.objectsOf(`${ROOT}monitor.yaml`);
  const link = monitor && linksOf(monitor).find((each) => each.type === 'selector');
  return monitor && link?.type === 'selector' ? selectObjects(snapshot, monitor, link).map(nameOf) : [];
}

test.each([
  ['namespaceSelector: {}', ['own', 'anywhere']],
  ['namespaceSelector: {any: true}', ['own', 'shop', 'anywhere']],
  ['namespaceSelector: {matchNames: [shop]}', ['shop', 'anywhere']],
  ['namespaceSelector: {matchNames: [other]}', ['anywhere']],
])('%s selects %j', (selector, names) => {
  expect(selectedBy(selector)).toEqual(names);
});

test('selectors look at the labels of three kinds', () => {
  const fixture = parseFixture(`
apiVersion: v1
kind: Namespace
metadata: {name: a}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: a}
`);
  const objects = hostOf(fixture).snapshot().objectsOf(`${ROOT}main.yaml`);
  expect(objects.map(selectableAs)).toEqual(['namespaces', 'ingresses', undefined]);
});
