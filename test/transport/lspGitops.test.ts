import type { DocumentLink, Hover, Location, LocationLink } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { codes, startIndexed } from './shop';

const CLUSTER = 'clusters/prod/web.yaml';
const SOURCE = `
#- ${CLUSTER}
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./apps/web
  targetNamespace: shop
  dependsOn: [{name: base}]
  sourceRef: {kind: GitRepository, name: flux-system}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: base, namespace: flux-system}
#- apps/web/kustomization.yaml
resources: [web.yaml]
#- apps/web/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}
`;

test('a path of Flux leads to the kustomization, which leads back', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(CLUSTER);
  const [link] = await client.requestAt<LocationLink[]>('textDocument/definition', CLUSTER, './apps/w|eb');
  expect(link?.targetUri).toBe(client.uri('apps/web/kustomization.yaml'));
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', CLUSTER);
  expect(links.map(({ target }) => target)).toEqual([client.uri('apps/web/kustomization.yaml')]);
  const [dependency] = await client.requestAt<LocationLink[]>(
    'textDocument/definition',
    CLUSTER,
    '{name: ba|se}]',
  );
  expect(dependency?.targetSelectionRange.start.line).toBe(11);
  await client.open('apps/web/kustomization.yaml');
  const context = { includeDeclaration: false };
  const found = await client.requestAt<Location[]>(
    'textDocument/references',
    'apps/web/kustomization.yaml',
    'res|ources',
    { context },
  );
  expect(found.map(({ uri }) => uri)).toEqual([client.uri(CLUSTER)]);
});

test('what is deployed takes its namespace from Flux, as it is typed', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(CLUSTER);
  await client.open('apps/web/web.yaml');
  const hover = async (): Promise<string> => {
    const found = await client.requestAt<Hover>('textDocument/hover', 'apps/web/web.yaml', '{name: w|eb}');
    return JSON.stringify(found.contents);
  };
  expect(await hover()).toContain('web.shop.svc');
  await client.replace(CLUSTER, 'targetNamespace: shop', 'targetNamespace: store');
  expect(await hover()).toContain('web.store.svc');
  expect(await codes(client, 'apps/web/web.yaml')).toEqual([]);
});

test('a Jsonnet file makes the folder unknown, and what is missing there is not said', async () => {
  const plain = SOURCE.replace('#- apps/web/kustomization.yaml\nresources: [web.yaml]\n', '');
  const missing = plain.replace('selector: {app: web}', 'selector: {other: thing}');
  const client = await startIndexed(`${missing}#- apps/web/main.jsonnet\n{}\n`);
  await client.open('apps/web/web.yaml');
  expect(await codes(client, 'apps/web/web.yaml')).toEqual([]);
  client.remove('apps/web/main.jsonnet');
  await client.watched(3, 'apps/web/main.jsonnet');
  await client.indexed();
  expect(await codes(client, 'apps/web/web.yaml')).toEqual(['service-selector-no-match']);
});
