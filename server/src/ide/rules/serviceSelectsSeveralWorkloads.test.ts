import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const service = (selector = '{app: shop}'): string => `
apiVersion: v1
kind: Service
metadata: {name: all}
spec:
  selector: ${selector}
  ports: [{port: 80}]
`;

const pod = (name: string, labels: string, kind = 'Pod'): string => `---
apiVersion: v1
kind: ${kind}
metadata: {name: ${name}, labels: ${labels}}
`;

const BOTH = pod('front', '{app: shop, tier: front}') + pod('worker', '{app: shop, tier: "back"}');

test('two workloads that have little in common', () => {
  const source = `${service()}${BOTH}`.replace(
    '  ports',
    '# ^^^^^^^^^^^^^^^^^^^^^ hint: This selector matches pod/front and 1 more, which share the connections\n  ports',
  );
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    'main.yaml: front: pod/front has these labels',
    'main.yaml: worker: pod/worker has these labels',
  ]);
  expect(fixTitles(source)).toEqual([
    'Select pod/front alone, by `tier: front`',
    'Select pod/worker alone, by `tier: back`',
  ]);
  checkFixedText(
    source,
    'Select pod/worker alone, by `tier: back`',
    service('{app: shop, tier: "back"}') + BOTH,
  );
});

test('silent: a canary, copies, one workload', () => {
  checkDiagnostics(service() + pod('shop', '{app: shop}') + pod('shop-canary', '{app: shop}'));
  checkDiagnostics(service() + pod('web', '{app: shop}') + pod('web-v2', '{app: shop}'));
  checkDiagnostics(
    `#- a.yaml\n${service()}${pod('web', '{app: shop}')}#- b.yaml\n${pod('web', '{app: shop}')}`,
  );
  checkDiagnostics(service() + pod('web', '{app: shop}'));
});

test('undecidable: templates', () => {
  checkDiagnostics(service('{app: "${APP}"}') + BOTH);
  checkDiagnostics(service() + pod('front', '{app: shop}') + pod('worker', '{app: "${APP}"}'));
});
