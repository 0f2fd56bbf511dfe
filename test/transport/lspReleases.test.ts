/** Charts that are indexed as the real helm renders them. */
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  Location,
  LocationLink,
} from 'vscode-languageserver/node';
import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client';
import { HELM, installHelm } from './kubectl';
import { lensTitles, pull, startIndexed } from './shop';

const SHOP = `
#- charts/shop/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- charts/shop/values.yaml
port: 8080
portName: http
#- charts/shop/values-prod.yaml
portName: web
#- charts/shop/templates/_helpers.tpl
{{- define "shop.labels" }}
app: {{ .Release.Name }}
{{- end }}
#- charts/shop/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    {{- include "shop.labels" . | nindent 4 }}
  ports:
    - port: 80
      targetPort: http
#- charts/shop/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    matchLabels: {{- include "shop.labels" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "shop.labels" . | nindent 8 }}
    spec:
      containers:
        - name: app
          ports:
            - name: {{ .Values.portName }}
              containerPort: {{ .Values.port }}
#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop-prod}
spec:
  defaultBackend: {service: {name: shop, port: {number: 80}}}
`;
const SERVICE = 'charts/shop/templates/service.yaml';
const WEB = 'charts/shop/templates/web.yaml';

const PROD = {
  chart: 'charts/shop',
  namespace: 'shop-prod',
  values: ['charts/shop/values-prod.yaml'],
};
const DEV = { chart: 'charts/shop', namespace: 'shop-dev' };

let missing: string | undefined;
beforeAll(() => {
  missing = installHelm();
  if (missing !== undefined) console.warn(`No chart is rendered: ${missing}`);
}, 300_000);

function settingsOf(...releases: readonly object[]): object {
  return { helm: { render: true, path: HELM, releases } };
}

/** Findings of the file as soon as they are as `wanted` says. */
async function findings(
  client: Client,
  file: string,
  wanted: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  for (;;) {
    const seen = client.received.length;
    const report: DocumentDiagnosticReport = await pull(client, file);
    const items = report.kind === 'full' ? report.items : [];
    if (wanted(items)) return items;
    await client.until(() => client.received.length > seen);
  }
}

const isAny = (found: readonly Diagnostic[]): boolean => found.length > 0;

test('a release is judged by its values, where the template has them', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: settingsOf(PROD) });
  await client.open(SERVICE);
  const [found] = await findings(client, SERVICE, isAny);
  expect(found?.message).toBe('No port of deployment/shop is named `http`');
  expect(found?.range.start).toEqual(client.position(SERVICE, 'targetPort: |http'));
});

test('of two releases the one is named that it is about', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: settingsOf(DEV, PROD) });
  await client.open(SERVICE);
  const [found] = await findings(client, SERVICE, isAny);
  expect(found?.message).toContain('(in `prod`)');
  const environments = await client.connection.sendRequest('selectrail/environments', client.id(SERVICE));
  expect(environments).toMatchObject([{ name: 'default' }, { name: 'prod' }]);
});

test('nothing is reported while a file is newer than what helm made of it', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: settingsOf(PROD) });
  await client.open(SERVICE);
  await client.open('charts/shop/values-prod.yaml');
  await findings(client, SERVICE, isAny);
  await client.replace('charts/shop/values-prod.yaml', 'portName: web', 'portName: http');
  expect(await findings(client, SERVICE, () => true)).toEqual([]);
  await client.replace('charts/shop/values-prod.yaml', 'portName: http', 'portName: htp');
  await client.save('charts/shop/values-prod.yaml');
  const [found] = await findings(client, SERVICE, isAny);
  expect(found?.message).toContain('did you mean `htp`?');
});

test('links lead in and out of a release, and lenses count what is there', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: settingsOf({ ...PROD, values: [] }) });
  await client.open('ingress.yaml');
  await client.open(SERVICE);
  const definition = (file: string, place: string): Promise<LocationLink[]> =>
    client.requestAt('textDocument/definition', file, place);
  await rendered(client);
  const [service] = await definition('ingress.yaml', 'service: {name: s|hop');
  expect(service?.targetUri).toBe(client.uri(SERVICE));
  const [port] = await definition(SERVICE, 'targetPort: ht|tp');
  expect(port?.targetUri).toBe(client.uri(WEB));
  const hover = await client.requestAt<Hover>('textDocument/hover', SERVICE, 'targetPort: ht|tp');
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('8080') });
  const references = await client.requestAt<Location[]>(
    'textDocument/references',
    'ingress.yaml',
    'service: {name: s|hop',
    {
      context: { includeDeclaration: true },
    },
  );
  expect(references.map(({ uri }) => uri)).toEqual([client.uri(SERVICE), client.uri('ingress.yaml')]);
  expect(await lensTitles(client, SERVICE)).toEqual(['1 pod · shop.shop-prod.svc.cluster.local · 80→8080']);
});

test('the preview shows the release that is indexed', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SHOP, { settings: settingsOf({ ...PROD, release: 'web' }) });
  await client.open(SERVICE);
  await rendered(client);
  const preview = await client.connection.sendRequest<{ readonly text?: string }>('selectrail/renderChart', {
    uri: client.uri('charts/shop/Chart.yaml'),
  });
  expect(preview.text).toContain('name: web\n              containerPort: 8080');
  expect(preview.text).toContain('kind: Service\nmetadata:\n  name: web');
});

/** Resolves when helm has rendered. */
async function rendered(client: Client): Promise<void> {
  for (;;) {
    const seen = client.received.length;
    if (await isRendered(client)) return;
    await client.until(() => client.received.length > seen);
  }
}

async function isRendered(client: Client): Promise<boolean> {
  return (await lensTitles(client, SERVICE)).some((title) => title?.includes('shop-prod'));
}
