import { expect, test } from 'vitest';
import { diagnostics } from '../diagnostics';
import { clusterSettings, readSettings } from '../settings';
import { checkDiagnostics } from '../../testing/checkDiagnostics';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';

const CODE = 'endpoints-deprecated';
const ENDPOINTS = `apiVersion: v1
kind: Endpoints
metadata: {name: db}
`;

test('Endpoints', () => {
  checkDiagnostics(
    `${ENDPOINTS.replace(
      'metadata',
      `#     ^^^^^^^^^ hint: Endpoints are deprecated since Kubernetes 1.33; an EndpointSlice does the same
metadata`,
    )}`,
    CODE,
  );
});

test('silent: EndpointSlices', () => {
  checkDiagnostics('apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: db}\n', CODE);
});

test('silent: a cluster from before', () => {
  const settings = readSettings({ kubernetesVersion: '1.32' });
  const host = hostOf(parseFixture(ENDPOINTS), clusterSettings(settings));
  const found = diagnostics(host.snapshot(), `${ROOT}main.yaml`, settings);
  expect(found.map(({ rule }) => rule.code)).not.toContain(CODE);
});
