import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { deployment, policy, service } from '../../testing/manifests';
import { namespaceProposal, namespacesAt, type PolicyProposal, workloadProposal } from './policyProposal';

const WEB = deployment('web', 'app: web', '{containerPort: 80}').slice(5);
const JOB = deployment('job', 'app: job')
  .slice(5)
  .replace('name: app, ', "name: app, env: [{name: WEB_HOST, value: 'http://web:80'}], ");
const SERVICE = service('web', 'selector: {app: web}, ports: [{port: 80}]').slice(5);
const SHOP = `#- shop/web.yaml\n${WEB}#- shop/job.yaml\n${JOB}#- shop/service.yaml\n${SERVICE}`;

function proposed(
  source: string,
  place: 'workload' | 'namespace',
  file = 'shop/web.yaml',
): PolicyProposal | undefined {
  const { files } = parseFixture(source);
  const snapshot = hostOf(parseFixture(source)).snapshot();
  const read = (uri: string): string | undefined => files.get(uri.slice(ROOT.length));
  return place === 'workload'
    ? workloadProposal(snapshot, ROOT + file, 0, read)
    : namespaceProposal(snapshot, ROOT + file, 'shop', read);
}

test('a policy for a workload stands behind it', () => {
  const found = proposed(SHOP, 'workload');
  expect(found?.title).toBe('NetworkPolicy for shop/web');
  expect(found?.after.startsWith(`${WEB}---\napiVersion: networking.k8s.io/v1\n`)).toBe(true);
  // To job and to outside, other ports from job, from outside.
  expect(found?.effect).toBe('cuts 4 connections');
});

test('policies for a namespace get a file of their own', () => {
  const found = proposed(SHOP, 'namespace');
  expect(found).toMatchObject({ uri: `${ROOT}shop/network-policies.yaml`, before: undefined });
  const names = found?.after.match(/^ {2}name: .*$/gm)?.map((line) => line.slice(8));
  expect(names).toEqual(['default-deny', 'allow-dns', 'web', 'job']);
});

test('a file that holds the policies of the namespace and nothing else is written anew', () => {
  const deny = policy('default-deny', 'podSelector: {}').slice(5);
  const found = proposed(`${SHOP}#- shop/policies.yaml\n${deny}`, 'namespace');
  expect(found).toMatchObject({ uri: `${ROOT}shop/policies.yaml`, before: deny });
  expect(found?.after.startsWith(deny)).toBe(false);
  expect(found?.effect).toBe('opens 1 connection, cuts 2 connections');
});

test('a kustomization takes no file that it does not name', () => {
  const kustomization = '#- shop/kustomization.yaml\nresources: [web.yaml, job.yaml, service.yaml]\n';
  const found = proposed(kustomization + SHOP, 'namespace');
  expect(found?.uri).toMatch(/shop\/(web|job)\.yaml$/);
  expect(found?.before).toBeDefined();
});

test('policies in a base are called as it calls things, and ask for its labels', () => {
  const source = `#- base/kustomization.yaml
resources: [web.yaml, job.yaml, service.yaml]
${SHOP.replaceAll('#- shop/', '#- base/')}${['dev', 'prod']
    .map(
      (name) =>
        `#- ${name}/kustomization.yaml\nresources: [../base]\nnamePrefix: ${name}-\ncommonLabels: {env: ${name}}\n`,
    )
    .join('')}`;
  const found = proposed(source, 'workload', 'base/web.yaml');
  expect(found?.after).toMatch(
    /^ {2}name: web\n(.*\n)?spec:\n {2}podSelector:\n {4}matchLabels:\n {6}app: web$/m,
  );
  expect(found?.after).not.toMatch(/dev|prod/);
});

test('nothing where no workload stands, or a chart renders it', () => {
  expect(proposed(SHOP, 'workload', 'shop/service.yaml')).toBeUndefined();
  expect(proposed(SHOP.replaceAll('namespace: shop', 'namespace: other'), 'namespace')).toBeUndefined();
  expect(proposed(`#- shop/Chart.yaml\nname: shop\n${SHOP}`, 'namespace')).toBeUndefined();
});

test('the namespaces that can be asked for', () => {
  const snapshot = hostOf(
    parseFixture(SHOP + `#- shop/a.yaml\n${WEB.replace('namespace: shop', 'namespace: a')}`),
  ).snapshot();
  expect(namespacesAt(snapshot, `${ROOT}shop/web.yaml`, 0)).toEqual(['shop', 'a']);
});
