/** The workspace that most transport tests start from, and what they ask of its files. */
import type { CodeLens, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { afterEach } from 'vitest';
import { Client, EDITOR, type Options } from './client';

export const SHOP = `
#- shop/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    app: checkout
  ports:
    - {name: http, port: 80, targetPort: http}
#- shop/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout, namespace: shop}
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: checkout
          image: checkout
          ports: [{name: http, containerPort: 8080}]
#- shop/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: checkout, namespace: shop}
spec:
  defaultBackend: {service: {name: checkout, port: {number: 80}}}
`;

export const PUSHED = { ...EDITOR, textDocument: { ...EDITOR.textDocument } };
delete PUSHED.textDocument.diagnostic;

const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.dispose()));

export async function start(source: string, options?: Options): Promise<Client> {
  const client = await Client.start(source, options);
  clients.push(client);
  return client;
}

export async function startIndexed(source: string, options?: Options): Promise<Client> {
  const client = await start(source, options);
  await client.indexed();
  return client;
}

export function pull(
  client: Client,
  file: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> {
  return client.request('textDocument/diagnostic', file, { previousResultId });
}

export async function codes(client: Client, file: string): Promise<unknown[]> {
  const report = await pull(client, file);
  return report.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged'];
}

export async function lensTitles(client: Client, file: string): Promise<(string | undefined)[]> {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', file);
  const resolved = lenses.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens));
  return (await Promise.all(resolved)).map(({ command }) => command?.title);
}
