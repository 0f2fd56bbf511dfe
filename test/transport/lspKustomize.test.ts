import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentLink,
  Hover,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { EDITOR } from './client';
import { lensTitles, startIndexed } from './shop';

const SOURCE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}
#- prod/kustomization.yaml
resources:
  - ../base
namePrefix: prod-
configMapGenerator: [{name: web, files: [my app.conf]}]
#- prod/my.txt
no manifest
`;
const PROD = 'prod/kustomization.yaml';

test('renders a kustomization, with what an editor holds', async () => {
  const client = await startIndexed(SOURCE);
  const render = (file: string): Promise<string | null> =>
    client.connection.sendRequest('selectrail/renderKustomization', { uri: client.uri(file) });
  expect(await render(PROD)).toContain('name: prod-web');
  await client.open('base/web.yaml');
  await client.replace('base/web.yaml', 'name: web', 'name: shop');
  expect(await render(PROD)).toContain('name: prod-shop');
  expect(await render('base/web.yaml')).toBeNull();
});

test('a lens says what it renders, and a click previews it', async () => {
  const client = await startIndexed(SOURCE);
  expect(await lensTitles(client, PROD)).toEqual(['renders 2 objects']);
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', PROD);
  const resolved = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(resolved.command).toMatchObject({
    command: 'selectrail.previewKustomization',
    arguments: [client.uri(PROD)],
  });
});

test('paths are links, and lead to their files', async () => {
  const client = await startIndexed(SOURCE);
  client.write('prod/my app.conf', 'x');
  await client.open(PROD);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', PROD);
  expect(links.map(({ target }) => target)).toEqual([
    client.uri('base/kustomization.yaml'),
    client.uri('prod/my app.conf'),
  ]);
  const [link] = await client.requestAt<LocationLink[]>('textDocument/definition', PROD, '../ba|se');
  expect(link?.targetUri).toBe(client.uri('base/kustomization.yaml'));
});

test('a hover on the name of an object says what overlays make of it', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('base/web.yaml');
  const hover = await client.requestAt<Hover>('textDocument/hover', 'base/web.yaml', 'name: we|b');
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('`../prod`: name `prod-web`') });
});

test('a hover names the other copies of the application, and references list them', async () => {
  const copy = (name: string): string => `
#- env/${name}/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`;
  const client = await startIndexed(`${SOURCE}${copy('dev')}${copy('prod')}`);
  await client.open('env/dev/web.yaml');
  const hover = await client.requestAt<Hover>(
    'textDocument/hover',
    'env/dev/web.yaml',
    'service: {name: we|b',
  );
  const target = `${client.uri('env/prod/web.yaml')}#L3`;
  expect(hover.contents).toMatchObject({ value: expect.stringContaining(`also in [env/prod](${target})`) });
  const links = await client.requestAt<LocationLink[]>(
    'textDocument/definition',
    'env/dev/web.yaml',
    'service: {name: we|b',
  );
  expect(links.map(({ targetUri }) => targetUri)).toEqual([client.uri('env/dev/web.yaml')]);
  const found = await client.requestAt<Location[]>(
    'textDocument/references',
    'env/dev/web.yaml',
    'service: {name: we|b',
    { context: { includeDeclaration: true } },
  );
  expect(found.map(({ uri }) => uri)).toEqual([
    client.uri('env/dev/web.yaml'),
    client.uri('env/dev/web.yaml'),
    client.uri('env/prod/web.yaml'),
  ]);
});

const WEB = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 80}]}]}
#- prod/kustomization.yaml
resources: [../base]
namespace: shop
labels: [{pairs: {env: prod}, includeSelectors: true}]
patches: [{path: patch.yaml}]
#- prod/patch.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80, targetPort: htttp}]}
`;

test('a finding in what is rendered stands in the patch that decides, and is fixed there', async () => {
  const client = await startIndexed(WEB);
  const report = async (file: string): Promise<readonly string[]> => {
    const { items } = await client.request<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', file);
    return items.map(({ message, range }) => `${range.start.line}:${range.start.character} ${message}`);
  };
  await client.open('prod/patch.yaml');
  expect(await report('prod/patch.yaml')).toEqual([
    '3:38 No port of deployment/web is named `htttp`; did you mean `http`?',
  ]);
  expect(await report('base/web.yaml')).toEqual([]);
  await client.open('base/web.yaml');
  await client.replace('base/web.yaml', '{name: http,', '{name: htttp,');
  expect(await report('prod/patch.yaml')).toEqual([]);
  await client.replace('base/web.yaml', '{name: htttp,', '{name: http,');
  expect(await report('prod/patch.yaml')).toHaveLength(1);
});

test('a fix writes a missing object into the base, or beside the patch that asks for it', async () => {
  const source = `${WEB.replace('htttp', 'http')}#- base/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx, defaultBackend: {service: {name: api, port: {number: 80}}}}
#- prod/more.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: more, port: {number: 80}}}}]}}]}
`
    .replace('resources: [web.yaml]', 'resources: [web.yaml, ingress.yaml]')
    .replace('path: patch.yaml', 'path: patch.yaml}, {path: more.yaml')
    .replace(/^labels: .*\n/m, '');
  const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
  const capabilities = { ...EDITOR, workspace: { ...EDITOR.workspace, workspaceEdit } };
  const client = await startIndexed(source, { capabilities });
  const report = async (file: string): Promise<readonly Diagnostic[]> => {
    const { items } = await client.request<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', file);
    return items.filter(({ code }) => code === 'ingress-backend-missing');
  };
  const fix = async (file: string, title: string): Promise<WorkspaceEdit> => {
    const diagnostics = await report(file);
    const asked = { range: diagnostics[0]?.range, context: { diagnostics } };
    const found = await client.request<CodeAction[]>('textDocument/codeAction', file, asked);
    return found.find((each) => each.title === title)?.edit ?? {};
  };
  for (const file of ['base/ingress.yaml', 'prod/more.yaml', 'prod/kustomization.yaml'])
    await client.open(file);
  await client.apply(await fix('base/ingress.yaml', 'Create Service `api`'));
  expect(client.text('base/ingress.yaml')).toContain(
    '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: api\n',
  );
  await client.apply(await fix('prod/more.yaml', 'Create Service `more`'));
  expect(client.text('prod/kustomization.yaml')).toContain('resources: [../base, service-more.yaml]');
  expect(client.text('prod/service-more.yaml')).toMatch(/^apiVersion: v1\nkind: Service/);
  expect(await report('base/ingress.yaml')).toEqual([]);
  expect(await report('prod/more.yaml')).toEqual([]);
});

test('a rename of a label follows into what kustomizations make of it, or says why it cannot', async () => {
  const client = await startIndexed(
    `${WEB}#- prod/more.yaml
- {op: add, path: /spec/selector/app, value: web}
`.replace('path: patch.yaml', 'path: patch.yaml}, {path: more.yaml, target: {kind: Service}'),
  );
  for (const file of ['base/web.yaml', 'prod/more.yaml', 'prod/kustomization.yaml']) await client.open(file);
  const renamed = (file: string, place: string, newName: string): Promise<WorkspaceEdit> =>
    client.requestAt('textDocument/rename', file, place, { newName });
  await client.apply(await renamed('prod/more.yaml', 'value: we|b', 'shop'));
  expect(client.text('prod/more.yaml')).toContain('value: shop');
  expect(client.text('base/web.yaml').match(/app: shop/g)).toHaveLength(3);
  await client.apply(await renamed('prod/kustomization.yaml', 'en|v: prod', 'stage'));
  expect(client.text('prod/kustomization.yaml')).toContain('{stage: prod}');
  await client.replace('prod/more.yaml', 'op: add', 'op: test');
  const refused = renamed('base/web.yaml', 'selector: {app: sh|op', 'web').then(
    () => '',
    (error: Error) => error.message,
  );
  expect(await refused).toBe('Kustomize would make something else of `prod`');
});

test('files that a kustomization comes to name are judged by what it renders', async () => {
  const client = await startIndexed(WEB.replace('resources: [web.yaml]', 'resources: []'));
  await client.open('base/kustomization.yaml');
  await client.open('prod/patch.yaml');
  await client.replace('base/kustomization.yaml', '[]', '[web.yaml]');
  const found = await client.request<{ items: readonly unknown[] }>(
    'textDocument/diagnostic',
    'prod/patch.yaml',
  );
  expect(found.items).toHaveLength(1);
});
