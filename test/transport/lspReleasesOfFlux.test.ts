/** Charts that Flux installs, as the real helm renders them with what the HelmRelease says. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { beforeAll, expect, test } from 'vitest';
import { HELM, installHelm } from './kubectl';
import { pull, startIndexed } from './shop';

const SHOP = `
#- charts/shop/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- charts/shop/values.yaml
target: http
#- charts/shop/templates/shop.yaml
apiVersion: v1
kind: Service
metadata: {name: {{ .Release.Name }}}
spec:
  selector: {app: {{ .Release.Name }}}
  ports: [{port: 80, targetPort: {{ .Values.target }}}]
---
apiVersion: v1
kind: Pod
metadata: {name: {{ .Release.Name }}, labels: {app: {{ .Release.Name }}}}
spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]}
#- clusters/base/release.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec:
  chart: {spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: flux-system}}}
#- clusters/base/kustomization.yaml
resources: [release.yaml]
#- clusters/dev/kustomization.yaml
namespace: shop-dev
resources: [../base]
#- clusters/prod/kustomization.yaml
namespace: shop-prod
resources: [../base]
patches:
  - patch: |
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: shop}
      spec: {values: {target: htp}}
`;
const FILE = 'charts/shop/templates/shop.yaml';

let missing: string | undefined;
beforeAll(() => {
  missing = installHelm();
  if (missing !== undefined) console.warn(`No chart is rendered: ${missing}`);
}, 300_000);

test('each environment is judged by the values that its HelmRelease gives', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: { helm: { render: true, path: HELM, index: 'all' } } });
  await client.open(FILE);
  let report: DocumentDiagnosticReport = await pull(client, FILE);
  while (report.kind !== 'full' || report.items.length === 0) {
    const seen = client.received.length;
    await client.until(() => client.received.length > seen);
    report = await pull(client, FILE);
  }
  expect(report.items.map(({ message }) => message)).toEqual([
    'No port of pod/shop is named `htp`; did you mean `http`? (in `prod`)',
  ]);
  const environments = await client.connection.sendRequest('selectrail/environments', client.id(FILE));
  expect(environments).toMatchObject([{ name: 'dev' }, { name: 'prod' }]);
});
