import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { kubectlCommands, oneLine, shellQuote } from './kubectl';

function commands(source: string): readonly string[] {
  const snapshot = hostOf(parseFixture(source)).snapshot();
  return snapshot
    .objectsOf(`${ROOT}main.yaml`)
    .flatMap((object) => kubectlCommands(snapshot, object).map(({ command }) => command));
}

test('a Service: its endpoints, a way in, its name', () => {
  expect(
    commands(`
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: c, ports: [{containerPort: 8080}]}]}
`),
  ).toEqual([
    'kubectl -n shop get endpoints/web',
    'kubectl -n shop get endpointslices -l kubernetes.io/service-name=web',
    'kubectl -n shop port-forward service/web 8080:80',
    'kubectl -n shop run dns-test --rm -it --restart=Never --image=busybox -- nslookup web.shop.svc.cluster.local',
    'kubectl -n shop run dns-test --rm -it --restart=Never --image=busybox -- wget -qO- http://web.shop.svc.cluster.local:80',
    'kubectl -n shop get pods -l app=web -o wide',
    'kubectl -n shop describe service/web',
    'kubectl -n shop get service/web -o yaml',
    'kubectl -n shop describe pod/web',
    'kubectl -n shop get pod/web -o yaml',
    'kubectl -n shop logs pod/web --all-containers --tail=100',
    'kubectl -n shop port-forward pod/web 8080:8080',
    'kubectl -n shop expose pod/web --port=8080 --target-port=8080',
  ]);
});

test('a template has none', () => {
  expect(commands('apiVersion: v1\nkind: Service\nmetadata: {name: "{{ .x }}"}\nspec: {}\n')).toEqual([]);
});

const HOSTILE = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'\'"`$();&|<>\\ \n\r\t*?[]{}~#!-a=') }),
);

test('no value leaves its quotes: a shell reads it as the one word that it is', { timeout: 60_000 }, () => {
  const words = fc.sample(HOSTILE, 300).map(oneLine);
  const script = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
  const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(printed).toEqual(words);
});

test('no manifest changes what a command does', () => {
  fc.assert(
    fc.property(HOSTILE, HOSTILE, HOSTILE, (name, namespace, label) => {
      const manifest = (kind: string, spec: object): string =>
        JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace, labels: { a: label } }, spec });
      const service = manifest('Service', { selector: { a: label }, ports: [{ port: 80 }] });
      const pod = manifest('Pod', { containers: [{ ports: [{ containerPort: 80 }] }] });
      for (const command of commands(`${service}\n---\n${pod}\n`)) {
        expect(command).not.toMatch(/[\r\n]/);
        const bare = command.replaceAll(/'[^']*'|\\'/g, '');
        expect(bare).toMatch(/^[A-Za-z0-9_@%+:,./= -]*$/);
      }
    }),
  );
});
