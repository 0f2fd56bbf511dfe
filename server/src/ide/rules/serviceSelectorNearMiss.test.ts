import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const service = (selector: string): string => `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec:
  selector: ${selector}
`;

const pod = (labels: string): string => `---
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels: ${labels}
`;

const DIFFERENT = `${service('{app: shop, tier: web}')}#                       ^^^^^^^^^ info: No pod in its namespace has \`tier: web\` beside the other labels; pod/shop has \`tier: frontend\`
${pod('{app: shop, tier: frontend}')}`;

test('one of several pairs has another value', () => {
  checkDiagnostics(DIFFERENT);
  expect(fixTitles(DIFFERENT)).toEqual([
    'Change the selector to `tier: frontend`',
    'Change the label of pod/shop to `tier: web`',
  ]);
  checkFixedText(
    DIFFERENT,
    'Change the selector to `tier: frontend`',
    service('{app: shop, tier: frontend}').slice(1) + pod('{app: shop, tier: frontend}'),
  );
});

test('one of several pairs is absent', () => {
  checkDiagnostics(`${service('{app: shop, tier: web}')}#                       ^^^^^^^^^ info: No pod in its namespace has \`tier: web\` beside the other labels; pod/shop has no \`tier\`
${pod('{app: shop}')}`);
});

test('silent: a selector of one pair, and one of which two pairs differ', () => {
  checkDiagnostics(service('{app: web}') + pod('{app: shop}'), 'service-selector-near-miss');
  checkDiagnostics(service('{app: web, tier: a, zone: b}') + pod('{app: web}'), 'service-selector-near-miss');
});

test('undecidable: pods may exist that the files do not show', () => {
  const release = '---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\n';
  checkDiagnostics(service('{app: shop, tier: web}') + pod('{app: shop, tier: frontend}') + release);
});
