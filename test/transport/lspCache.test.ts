/** What is kept between two starts of the server: the same answers, without reading what has not changed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { expect, onTestFinished, test } from 'vitest';
import { parseFixture } from '../../server/src/testing/fixture';
import { Client } from './client';

const FIXTURE = `
#- apps/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 80 }] }] }
#- apps/service.yaml
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: htpt }]
#- apps/notes.yaml
- no manifest
#- base/kustomization.yaml
resources: [app.yaml]
namePrefix: prod-
#- base/app.yaml
apiVersion: v1
kind: Service
metadata: { name: base }
spec: { selector: { app: weeb }, ports: [{ port: 80 }] }
#- chart/Chart.yaml
name: chart
#- chart/templates/service.yaml
apiVersion: v1
kind: Service
metadata: { name: {{ .Values.name }} }
#- chart/values.yaml
name: chart
`;
const LONG_AGO = new Date('2020-01-01');

interface Place {
  readonly work: string;
  readonly storage: string;
}

interface Run {
  readonly answers: unknown;
  /** True where the server has saved what it indexed. */
  readonly kept: boolean;
}

/** A workspace that was written long ago, and a folder for the cache. */
function prepare(): Place {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-kept-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const place = { work: path.join(folder, 'work'), storage: path.join(folder, 'storage') };
  for (const [file, text] of parseFixture(FIXTURE).files) write(place, file, text);
  return place;
}

function write({ work }: Place, file: string, text: string, when = LONG_AGO): void {
  const absolute = path.join(work, file);
  fs.mkdirSync(path.dirname(absolute), { recursive: true });
  fs.writeFileSync(absolute, text);
  fs.utimesSync(absolute, when, when);
}

/** What a server answers from its start to its end; `keeps`: whether to wait until it has saved its index. */
async function run(place: Place, keeps: 'keeps' | 'keeps nothing', settings: unknown = null): Promise<Run> {
  const initializationOptions = { storage: place.storage };
  const client = await Client.start('', { workspace: place.work, settings, initializationOptions });
  try {
    await client.indexed();
    const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const symbols = await client.connection.sendRequest<readonly object[]>('workspace/symbol', { query: '' });
    const isSaying = ({ message }: { message: string }): boolean => message.startsWith('Kept the index');
    const hasKept = (): boolean => client.paramsOf<{ message: string }>('window/logMessage').some(isSaying);
    if (keeps === 'keeps') await client.until(hasKept);
    const found = items.map(({ uri, ...report }) => [uri, 'items' in report ? report.items : []]);
    await client.stop();
    return { answers: { found, symbols }, kept: hasKept() };
  } finally {
    client.dispose();
  }
}

const cacheOf = ({ storage }: Place): string => path.join(storage, 'index.cache');
const codesIn = ({ answers }: Run): string => JSON.stringify(answers);

test('a second start answers the same without reading the files', async () => {
  const place = prepare();
  const cold = await run(place, 'keeps');
  expect(codesIn(cold)).toContain('service-target-port-unresolved');
  // Looks the same to the disk: who reads it, sees the difference.
  const service = fs.readFileSync(path.join(place.work, 'apps/service.yaml'), 'utf8');
  write(place, 'apps/service.yaml', service.replace('htpt', 'http'));
  expect(await run(place, 'keeps nothing')).toEqual({ ...cold, kept: false });
  expect(codesIn(await run(place, 'keeps nothing', { cache: false }))).not.toContain('service-target-port');
});

test('what has changed, come and gone since is read', async () => {
  const place = prepare();
  await run(place, 'keeps');
  write(place, 'apps/deployment.yaml', 'kind: Pod\n', new Date('2021-01-01'));
  write(place, 'apps/more.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: more }\n');
  write(
    place,
    'apps/notes.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: { name: notes }\n',
    new Date('2021-01-01'),
  );
  fs.rmSync(path.join(place.work, 'base/app.yaml'));
  const warm = await run(place, 'keeps');
  expect(codesIn(warm)).toContain('more');
  fs.rmSync(place.storage, { recursive: true });
  expect(warm).toEqual(await run(place, 'keeps'));
});

test('a damaged cache is none', async () => {
  const place = prepare();
  const cold = await run(place, 'keeps');
  const whole = fs.readFileSync(cacheOf(place));
  const damaged = [
    Buffer.from(''),
    whole.subarray(0, whole.length - 7),
    Buffer.concat([whole, Buffer.from('more')]),
    Buffer.from(whole.map((byte, at) => (at === whole.length - 20 ? byte ^ 1 : byte))),
    Buffer.from(whole.toString('latin1').replace('Selectrail index', 'Selectrail world')),
  ];
  for (const bytes of damaged) {
    fs.writeFileSync(cacheOf(place), bytes);
    expect((await run(place, 'keeps nothing')).answers).toEqual(cold.answers);
  }
});

test('with other kinds everything is read anew', async () => {
  const place = prepare();
  await run(place, 'keeps');
  const before = fs.readFileSync(cacheOf(place));
  const customKinds = [{ group: 'example.com', kind: 'Shop', podTemplate: 'spec.template' }];
  await run(place, 'keeps', { customKinds });
  expect(fs.readFileSync(cacheOf(place)).equals(before)).toBe(false);
});

test('nothing is kept of files that may still be written, nor where the user does not want it', async () => {
  const place = prepare();
  await run(place, 'keeps nothing', { cache: false });
  expect(fs.existsSync(cacheOf(place))).toBe(false);
  const soon = new Date(Date.now() + 60_000);
  for (const [file, text] of parseFixture(FIXTURE).files) write(place, file, text, soon);
  write(place, 'apps/old.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: old }\n');
  await run(place, 'keeps');
  const service = fs.readFileSync(path.join(place.work, 'apps/service.yaml'), 'utf8');
  write(place, 'apps/service.yaml', service.replace('htpt', 'http'), soon);
  expect(codesIn(await run(place, 'keeps nothing'))).not.toContain('service-target-port');
});
