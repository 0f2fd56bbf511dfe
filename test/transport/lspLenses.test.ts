/** Lenses while somebody types, over the bundled server. */
import type { CodeLens } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import type { Client } from './client';
import { startIndexed } from './shop';

const FILE = 'shop/all.yaml';
const SOURCE = `
#- ${FILE}
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels: {app: web}
  ingress:
    - from:
        - ipBlock: {cidr: 10.0.0.0/8}
    - ports: [{port: 80}]
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec: {containers: [{name: web}]}
`;

/** Titles by line, as a client comes to know them. */
async function lenses(client: Client): Promise<readonly string[]> {
  const found = await client.request<CodeLens[]>('textDocument/codeLens', FILE);
  const resolved = await Promise.all(
    found.map((lens) =>
      lens.command ? lens : client.connection.sendRequest<CodeLens>('codeLens/resolve', lens),
    ),
  );
  return resolved.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

test('stay as they were while a document is broken, and move with it', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(FILE);
  const before = await lenses(client);
  expect(before).toMatchInlineSnapshot(`
    [
      "0: 1 pod · web.shop.svc.cluster.local · 80",
      "9: isolates 1 pod for ingress · allows 10.0.0.0/8, everyone on TCP 80",
      "18: matches 16,777,216 addresses, private (RFC 1918)",
      "20: matches everyone, inside and outside of the cluster",
      "22: service/web · 1 policy",
      "22: reachable from everyone on TCP 80 and 10.0.0.0 – 10.255.255.255 · egress open",
    ]
  `);
  await client.replace(FILE, '  ingress:\n', '  ingress: [\n');
  expect(await lenses(client)).toEqual(before);
  await client.replace(FILE, '  podSelector:\n', '  # a line\n  # another\n  podSelector:\n');
  const moved = before.map((lens) =>
    lens.replace(/^\d+/, (line) => String(Number(line) > 9 ? Number(line) + 2 : Number(line))),
  );
  expect(await lenses(client)).toEqual(moved);
  await client.replace(FILE, '  ingress: [\n', '  ingress:\n');
  expect(await lenses(client)).toEqual(moved);
});

test('follow the text again as soon as it can be read, and go with their object', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(FILE);
  await lenses(client);
  await client.replace(FILE, '  ingress:\n', '  ingress: [\n');
  await lenses(client);
  await client.replace(FILE, '  ingress: [\n', '  ingress:\n    - {}\n');
  expect(await lenses(client)).toContain('18: matches everyone, inside and outside of the cluster');
  const [service = ''] = client.text(FILE).split('---\n');
  await client.replace(FILE, `${service}---\n`, '');
  expect((await lenses(client)).filter((lens) => lens.includes('web.shop.svc'))).toEqual([]);
});

test('a lens that was asked for before its document broke says what it said', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(FILE);
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', FILE);
  const before = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  await client.replace(FILE, '  ports: [{port: 80}]', '  ports: [{port: 80');
  expect(await client.connection.sendRequest('codeLens/resolve', lens)).toEqual(before);
});
