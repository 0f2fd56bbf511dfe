import { expect, test } from 'vitest';
import { atCursor, hostOf, parseFixture, ROOT } from '../testing/fixture';
import { applyEdits } from './editText';
import { prepareRename, rename } from './rename';

/** All files after renaming what stands at the cursor. */
function renamed(source: string, newName: string): string {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const result = rename(snapshot, uri, offset, newName);
  if (result.state === 'refused') return `refused: ${result.reason}`;
  return [...fixture.files]
    .map(
      ([path, text]) =>
        `#- ${path}\n${applyEdits(
          text,
          result.edits.filter((edit) => edit.uri === ROOT + path),
        )}`,
    )
    .join('');
}

const SHOP = `#- service.yaml
apiVersion: v1
kind: Service
metadata: {name: "web", namespace: shop}
spec:
  selector: {app: web, tier: front}
  ports: [{name: http, port: 80, targetPort: main}]
#- web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      containers:
      - ports: [{name: main, containerPort: 8080}]
        readinessProbe: {httpGet: {port: main}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}
  ingress: [{ports: [{port: main}]}]
#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  defaultBackend: {service: {name: web, port: {name: http}}}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web, namespace: shop}
spec: {host: web.shop.svc.cluster.local}
`;

/** Puts the cursor into the first occurrence of `before` + `after`. */
function cursor(before: string, after: string): string {
  return SHOP.replace(before + after, `${before}$0${after}`);
}

test('a Service is renamed with its backends and hosts, quotes kept', () => {
  const done = renamed(cursor('name: "w', 'eb"'), 'front');
  expect(done).toBe(
    SHOP.replace('name: "web"', 'name: "front"')
      .replace('service: {name: web', 'service: {name: front')
      .replace('host: web.shop', 'host: front.shop'),
  );
});

test('a label value is renamed in templates, selectors, expressions and the own selector', () => {
  const done = renamed(cursor('selector: {app: we', 'b'), 'shop-web');
  expect(done).toBe(
    SHOP.replaceAll('app: web', 'app: shop-web').replace('values: [web, api]', 'values: [shop-web, api]'),
  );
});

test('a container port is renamed with targetPort, probes and policies', () => {
  const done = renamed(cursor('- ports: [{name: ma', 'in'), 'serve');
  expect(done).toBe(
    SHOP.replace('targetPort: main', 'targetPort: serve')
      .replace('- ports: [{name: main', '- ports: [{name: serve')
      .replace('httpGet: {port: main}', 'httpGet: {port: serve}')
      .replace('ports: [{port: main}]', 'ports: [{port: serve}]'),
  );
});

test('a label key is renamed where it is asked for', () => {
  const done = renamed(cursor('app: web, ti', 'er: front}\n  ports'), 'layer');
  expect(done).toBe(SHOP.replaceAll('tier: front', 'layer: front'));
});

test('renaming back gives the same bytes', () => {
  const places = [
    ['name: "w', 'eb"'],
    ['selector: {app: we', 'b'],
    ['targetPort: ma', 'in'],
    ['port: {name: ht', 'tp}'],
    ['host: we', 'b'],
  ];
  for (const [before = '', after = ''] of places) {
    const there = renamed(cursor(before, after), 'zzz-new');
    expect(there).not.toBe(SHOP);
    const place = there.indexOf('zzz-new');
    expect(
      renamed(
        `${there.slice(0, place)}$0${there.slice(place)}`,
        after === 'in' ? 'main' : after.includes('tp') ? 'http' : 'web',
      ),
    ).toBe(SHOP);
  }
});

test('what would break is refused with a reason', () => {
  const second = `${SHOP}#- other.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: taken, namespace: shop}\n`;
  expect(renamed(second.replace('name: "web"', 'name: "w$0eb"'), 'taken')).toBe(
    'refused: There is a Service `taken` already',
  );
  expect(renamed(cursor('name: "w', 'eb"'), 'Not Valid')).toContain('no valid name');
  expect(renamed(cursor('targetPort: ma', 'in'), 'much-too-long-a-name')).toContain('at most 15');
  expect(renamed('apiVersion: v1\nkind: Namespace\nmetadata: {name: sh$0op}\n', 'x')).toContain('by hand');
});

test('prepare gives the range and the name, and nothing between', () => {
  const { snapshot, fixture, uri, offset } = atCursor(cursor('targetPort: ma', 'in'));
  const ready = prepareRename(snapshot, uri, offset);
  if (ready?.state !== 'ready') throw new Error('not ready');
  const text = fixture.files.get('service.yaml') ?? '';
  expect(text.slice(ready.location.start, ready.location.end)).toBe('main');
  expect(prepareRename(hostOf(parseFixture(SHOP)).snapshot(), uri, 3)).toBeUndefined();
});

test('a label value is renamed where it keeps a selector away, too', () => {
  const others = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: others, namespace: shop}
spec: {podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web, api]}]}}
`;
  const far = others.replace('namespace: shop', 'namespace: elsewhere');
  const source = (text: string): string => `${text}#- others.yaml\n${others}---\n${far}`;
  const done = renamed(source(cursor('selector: {app: we', 'b')), 'shop-web');
  expect(done).toContain(others.replace('[web, api]', '[shop-web, api]'));
  expect(done).toContain(far);
});

test('a Secret that cert-manager makes is renamed at its Certificate', () => {
  const done = renamed(
    `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web}
spec: {secretName: web-t$0ls}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {tls: [{secretName: web-tls}]}
`,
    'shop-tls',
  );
  expect(done.match(/secretName: shop-tls/g)).toHaveLength(2);
});

test('a label of a Service is renamed with the monitor that looks at it', () => {
  const done = renamed(
    `apiVersion: v1
kind: Service
metadata: {name: web, labels: {scr$0ape: please}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec: {selector: {matchLabels: {scrape: please}}}
`,
    'metrics',
  );
  expect(done.match(/metrics: please/g)).toHaveLength(2);
});
