import fs from 'node:fs';
import path from 'node:path';
import type { CodeLens, Location } from 'vscode-languageserver/node';
import { beforeAll, expect, test } from 'vitest';
import { CHART } from '../../server/src/testing/chart';
import type { Client } from './client';
import { HELM, installHelm } from './kubectl';
import { startIndexed } from './shop';

interface Rendered {
  readonly text?: string;
  readonly trouble?: string;
  readonly place?: Location | null;
}

const ON = { helm: { render: true, path: HELM } };
const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: {{ .Release.Name }}}
spec: {ports: [{port: {{ required "a port is needed" .Values.port }}}]}
`;
const SMALL = `
#- chart/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- chart/values.yaml
port: 80
#- chart/values-prod.yaml
port: 443
#- chart/templates/service.yaml${SERVICE}`;

let missing: string | undefined;
beforeAll(() => {
  missing = installHelm();
  if (missing !== undefined) console.warn(`No chart is rendered: ${missing}`);
}, 300_000);

function render(client: Client, file: string): Promise<Rendered> {
  return client.connection.sendRequest('selectrail/renderChart', { uri: client.uri(file) });
}

test('renders a chart with the values of the chart, of the settings and of the file itself', async ({
  skip,
}) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SMALL, { settings: ON });
  const { text } = await render(client, 'chart/Chart.yaml');
  expect(text).toContain('# Source: shop/templates/service.yaml');
  expect(text).toContain('metadata: {name: shop}\nspec: {ports: [{port: 80}]}');
  expect((await render(client, 'chart/values-prod.yaml')).text).toContain('port: 443');
  const chosen = { helm: { ...ON.helm, valuesFiles: ['values-prod.yaml', 'values-of-others.yaml'] } };
  const other = await startIndexed(SMALL, { settings: chosen });
  expect((await render(other, 'chart/templates/service.yaml')).text).toContain('port: 443');
});

test('says what helm says, and where', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const client = await startIndexed(SMALL.replace('port: 80', 'other: 80'), { settings: ON });
  const { trouble, place } = await render(client, 'chart/Chart.yaml');
  expect(trouble).toContain('a port is needed');
  expect(place?.uri).toBe(client.uri('chart/templates/service.yaml'));
  expect(place?.range.start.line).toBe(3);
});

test('names dependencies that are not there', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const dependencies =
    'version: 1.0.0\ndependencies: [{name: redis, version: 1.0.0, repository: "https://example.com"}]';
  const client = await startIndexed(SMALL.replace('version: 1.0.0', dependencies), { settings: ON });
  expect((await render(client, 'chart/Chart.yaml')).trouble).toContain('redis');
});

test('says so where helm is not there, and where there is no chart', async () => {
  const client = await startIndexed(SMALL, { settings: { helm: { render: true, path: 'no-such-helm' } } });
  expect(await render(client, 'chart/Chart.yaml')).toEqual({
    trouble: '`no-such-helm` is not installed, or not on the PATH',
    place: null,
  });
  expect((await render(client, 'nowhere.yaml')).trouble).toBe('this file is in no chart');
});

test('runs nothing, and offers nothing, while the setting is off', async () => {
  const marker = 'started';
  const client = await startIndexed(CHART, { settings: { helm: { path: '' } } });
  client.write('helm.sh', `#!/bin/sh\ntouch "$(dirname "$0")/${marker}"\n`);
  const script = path.join(client.folder, 'helm.sh');
  fs.chmodSync(script, 0o755);
  client.settings = { helm: { render: false, path: script } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect((await render(client, 'chart/Chart.yaml')).trouble).toBe('`selectrail.helm.render` is off');
  expect(fs.existsSync(path.join(client.folder, marker))).toBe(false);
  await client.open('chart/Chart.yaml');
  expect(await client.request('textDocument/codeLens', 'chart/Chart.yaml')).toEqual([]);
});

test('renders as soon as the setting is on', async () => {
  const client = await startIndexed(SMALL, { settings: { helm: { path: 'no-such-helm' } } });
  expect((await render(client, 'chart/Chart.yaml')).trouble).toBe('`selectrail.helm.render` is off');
  client.settings = { helm: { render: true, path: 'no-such-helm' } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect((await render(client, 'chart/Chart.yaml')).trouble).toContain('is not installed');
});

test('a lens above a Chart.yaml and above values leads to the preview', async () => {
  const client = await startIndexed(CHART, { settings: ON });
  for (const file of ['chart/Chart.yaml', 'chart/values-prod.yaml']) {
    await client.open(file);
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', file);
    expect(lens?.command).toEqual({
      title: 'preview rendered chart',
      command: 'selectrail.previewChart',
      arguments: [client.uri(file)],
    });
  }
});
