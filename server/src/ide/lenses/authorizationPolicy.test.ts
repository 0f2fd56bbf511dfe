import { expect, test } from 'vitest';
import { lensesOf, lensTargetsOf } from '../../testing/lensesOf';
import { deployment } from '../../testing/manifests';

const policy = (spec: string, namespace = 'shop'): string => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: api, namespace: ${namespace}}
spec: {${spec}}
---
${deployment('web', 'app: web')}`;

/** What the policy's own lens says. */
function lens(spec: string, namespace?: string): string | undefined {
  return lensesOf(policy(spec, namespace))[0]?.replace('AuthorizationPolicy/api: ', '');
}

const SELECTOR = 'selector: {matchLabels: {app: web}}';

test('the pods that it is about', () => {
  expect(lens('')).toBe('applies to all pods of shop · allows nothing');
  expect(lens(SELECTOR)).toBe('applies to 2 pods · allows nothing');
  expect(lensTargetsOf(policy(SELECTOR))[0]).toMatch(
    /^AuthorizationPolicy\/api → main.yaml:\d+:\d+ "app: web"$/,
  );
  expect(lens('selector: {matchLabels: {app: wbe}}')).toBe(
    'applies to no pods in this workspace · allows nothing',
  );
  expect(lens('selector: {matchLabels: {app: "{{ .app }}"}}')).toMatch(
    /^pods unknown \(.*\) · allows nothing$/,
  );
  expect(lens(SELECTOR, 'istio-system')).toBe('applies to pods app=web of every namespace · allows nothing');
  expect(lens('', 'istio-system')).toBe('applies to all pods of every namespace · allows nothing');
  expect(lens('targetRefs: [{kind: Service, name: web}]')).toBe('allows nothing');
});

test('whom it lets through', () => {
  const account = 'from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]';
  expect(
    lens(`rules: [{${account}, to: [{operation: {methods: [GET], paths: [/api], ports: ["8080"]}}]}]`),
  ).toBe('applies to all pods of shop · allows account web on port 8080 GET /api');
  expect(
    lens('rules: [{from: [{source: {namespaces: [ops]}}, {source: {notIpBlocks: [10.0.0.0/8]}}]}]'),
  ).toBe('applies to all pods of shop · allows namespace ops or not 10.0.0.0/8');
  expect(lens('rules: [{when: [{key: "request.headers[x]", values: [y]}]}]')).toBe(
    'applies to all pods of shop · allows all when request.headers[x]',
  );
  expect(lens('rules: [{from: [{source: {namespaces: [ops]}}, {source: {}}]}]')).toBe(
    'applies to all pods of shop · allows everything',
  );
  expect(lens('rules: [{from: [{source: {clusters: [east]}}]}]')).toBe(
    'applies to all pods of shop · allows clusters',
  );
  expect(lens('rules: [{}]')).toBe('applies to all pods of shop · allows everything');
});

test('what other actions do', () => {
  const rules = 'rules: [{to: [{operation: {methods: [DELETE]}}]}]';
  expect(lens(`action: DENY, ${rules}`)).toBe('applies to all pods of shop · denies all on DELETE');
  expect(lens(`action: AUDIT, ${rules}`)).toBe('applies to all pods of shop · only logs all on DELETE');
  expect(lens(`action: CUSTOM, provider: {name: oauth}, ${rules}`)).toBe(
    'applies to all pods of shop · asks another service about all on DELETE',
  );
});
