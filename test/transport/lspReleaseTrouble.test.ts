/** What the server does around `helm`, with a stand-in for it: a script that notes each run and prints a file. */
import fs from 'node:fs';
import path from 'node:path';
import type { CodeLens, ShowMessageRequestParams } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import type { Client } from './client';
import { start } from './shop';

const CHART = `
#- charts/shop/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- charts/shop/values.yaml
port: 80
#- charts/shop/values-prod.yaml
port: 443
#- charts/shop/charts/db/Chart.yaml
apiVersion: v2
name: db
version: 1.0.0
#- charts/common/Chart.yaml
apiVersion: v2
name: common
type: library
version: 1.0.0
#- charts/shop/templates/service.yaml
apiVersion: v1
kind: Service
metadata: {name: {{ .Release.Name }}}
spec: {ports: [{port: {{ .Values.port }}}]}
#- envs/values.yaml
port: 90
#- stand-in/printed.yaml.txt
---
# Source: shop/templates/service.yaml
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {ports: [{port: 80}]}
`;
const FAILING = '>&2 echo "Error: template: shop/templates/service.yaml:3:12: something is wrong"; exit 1';
const PRINTING = 'cat "$(dirname "$0")/printed.yaml.txt"';
const SERVICE = 'charts/shop/templates/service.yaml';

/** A client whose helm is a script that does `what`; the settings come once it is there. */
async function startWith(what: string, helm: object = {}): Promise<Client> {
  let settle: (settings: unknown) => void = () => undefined;
  const settings = new Promise((resolve) => (settle = resolve));
  const client = await start(CHART, { settings });
  const script = path.join(client.folder, 'stand-in/helm.sh');
  client.write('stand-in/helm.sh', `#!/bin/sh\necho "$@" >> "$(dirname "$0")/runs"\n${what}\n`);
  fs.chmodSync(script, 0o755);
  settle({ helm: { render: true, path: script, releases: [{ chart: 'charts/shop' }], ...helm } });
  await client.indexed();
  return client;
}

function runs(client: Client): readonly string[] {
  const file = path.join(client.folder, 'stand-in/runs');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

const shown = (client: Client): readonly ShowMessageRequestParams[] =>
  client.paramsOf<ShowMessageRequestParams>('window/showMessageRequest');

async function titles(client: Client, file: string): Promise<readonly string[]> {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', file);
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

/** Resolves when the lens above the chart says `title`. */
async function lensSays(client: Client, title: string): Promise<void> {
  for (;;) {
    const seen = client.received.length;
    if ((await titles(client, 'charts/shop/Chart.yaml')).includes(title)) return;
    await client.until(() => client.received.length > seen);
  }
}

test('what helm says is shown once, with a way to the place', async () => {
  const client = await startWith(FAILING);
  await client.until(() => shown(client).length > 0);
  expect(shown(client)[0]).toMatchObject({
    message: expect.stringMatching(
      /^Helm does not render shop, so its templates are read as they are: .*something is wrong/,
    ),
    actions: [{ title: 'Show' }],
  });
  await client.open(SERVICE);
  await client.replace(SERVICE, 'kind: Service', 'kind:  Service');
  await client.save(SERVICE);
  await client.until(() => client.paramsOf('window/logMessage').filter(isAboutHelm).length > 1);
  expect(shown(client)).toHaveLength(1);
  expect(await titles(client, 'charts/shop/Chart.yaml')).toContain('render with values…');
});

function isAboutHelm(params: unknown): boolean {
  return JSON.stringify(params).includes('Helm does not render shop');
}

test('helm runs after a save, and not for what it has rendered', async () => {
  const client = await startWith(PRINTING);
  await lensSays(client, 'rendered as shop');
  const before = runs(client).length;
  expect(before).toBe(1);
  await client.open(SERVICE);
  await client.replace(SERVICE, 'kind: Service', 'kind:  Service');
  await titles(client, SERVICE);
  expect(runs(client)).toHaveLength(before);
  await client.save(SERVICE);
  await client.until(
    () => client.paramsOf('workspace/diagnostic/refresh').length > 0 && runs(client).length > before,
  );
  expect(runs(client)).toHaveLength(before + 1);
  expect(runs(client)[0]).toMatch(/^template --namespace .* -- shop .*\/charts\/shop$/);
});

test('when the setting goes, so does what was rendered', async () => {
  const client = await startWith(PRINTING);
  await lensSays(client, 'rendered as shop');
  client.settings = { helm: { render: true, releases: [] } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await lensSays(client, 'render with values…');
});

test('a .selectrail.yaml says it for everyone', async () => {
  const client = await startWith(PRINTING, { releases: [] });
  const release = '{chart: charts/shop, release: web, namespace: prod, values: [envs/values.yaml]}';
  client.write('.selectrail.yaml', `helm: {releases: [${release}]}\n`);
  await client.watched(1, '.selectrail.yaml');
  await lensSays(client, 'rendered as web in prod');
  expect(runs(client).at(-1)).toContain(`--values ${path.join(client.folder, 'envs/values.yaml')}`);
});

test('offers the charts that can be installed, with values to choose from', async () => {
  const client = await startWith(PRINTING);
  const choices = (uri: string | null): Promise<unknown> =>
    client.connection.sendRequest('selectrail/chartChoices', { uri });
  const shop = {
    name: 'shop',
    chart: 'charts/shop',
    values: ['charts/shop/values-prod.yaml', 'envs/values.yaml'],
    namespace: null,
    config: null,
  };
  expect(await choices(null)).toEqual([shop]);
  expect(await choices(client.uri('charts/shop/charts/db/Chart.yaml'))).toEqual([shop]);
});
