import type { Hover, LocationLink } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { type Client, EDITOR } from './client';
import { codes, lensTitles, startIndexed } from './shop';

const SOURCE = `
#- base/kustomization.yaml
resources: [service.yaml, web.yaml, ingress.yaml]
#- base/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}]
#- base/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]
#- base/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{secretName: web-tls, hosts: [web.example.com]}]
  rules: [{host: web.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: wbe, port: {number: 80}}}}]}}]
#- overlays/dev/kustomization.yaml
namespace: shop-dev
resources: [../../base, tls.yaml]
#- overlays/dev/tls.yaml
apiVersion: v1
kind: Secret
metadata: {name: web-tls}
type: kubernetes.io/tls
#- overlays/prod/kustomization.yaml
namespace: shop
resources: [../../base, tls.yaml]
#- overlays/prod/tls.yaml
apiVersion: v1
kind: Secret
metadata: {name: web-tls}
type: kubernetes.io/tls
`;

const SERVICE = 'base/service.yaml';
const LISTENING = { ...EDITOR, experimental: { indexChanges: true } };

async function choose(client: Client, name: string): Promise<void> {
  const changes = (): number => client.paramsOf('selectrail/changed').length;
  const before = changes();
  await client.connection.sendNotification('selectrail/chooseEnvironment', { name });
  await client.until(() => changes() > before);
}

async function hoverText(client: Client): Promise<string> {
  const hover = await client.requestAt<Hover>('textDocument/hover', SERVICE, 'name: w|eb');
  return (hover.contents as { readonly value: string }).value;
}

test('environments of a base are offered, and the chosen one is shown first', async () => {
  const client = await startIndexed(SOURCE, { capabilities: LISTENING });
  const offered = (file: string): Promise<object[]> =>
    client.connection.sendRequest('selectrail/environments', { uri: client.uri(file) });
  const dev = { name: 'dev', folder: client.uri('overlays/dev'), namespace: 'shop-dev', chosen: false };
  const prod = { name: 'prod', folder: client.uri('overlays/prod'), namespace: 'shop', chosen: false };
  expect(await offered(SERVICE)).toEqual([dev, prod]);
  expect(await offered('overlays/prod/tls.yaml')).toEqual([]);
  expect(await hoverText(client)).toMatch(/^In `overlays\/dev`.*It differs in `overlays\/prod`/s);
  const found = await codes(client, 'base/ingress.yaml');
  expect(found).toContain('ingress-backend-missing');

  const definitions = async (): Promise<readonly string[]> => {
    const links = await client.requestAt<LocationLink[]>(
      'textDocument/definition',
      'base/ingress.yaml',
      'secretName: web|-tls',
    );
    return links.map(({ targetUri }) => targetUri);
  };
  await choose(client, 'prod');
  expect(await offered(SERVICE)).toEqual([dev, { ...prod, chosen: true }]);
  expect(await hoverText(client)).toContain('web.shop.svc.cluster.local');
  expect((await lensTitles(client, SERVICE)).join()).toContain('web.shop.svc.cluster.local');
  expect(await definitions()).toEqual([client.uri('overlays/prod/tls.yaml')]);
  expect(await codes(client, 'base/ingress.yaml')).toEqual(found);

  await choose(client, 'dev');
  expect(await hoverText(client)).toContain('web.shop-dev.svc.cluster.local');
  await choose(client, '');
  expect(await hoverText(client)).toContain('It differs in');
});
