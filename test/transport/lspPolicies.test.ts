import { expect, test } from 'vitest';
import { deployment, service } from '../../server/src/testing/manifests';
import { startIndexed } from './shop';

const SOURCE = `
#- web.yaml
${deployment('web', 'app: web', '{containerPort: 80}').slice(5)}#- job.yaml
${deployment('job', 'app: job')
  .slice(5)
  .replace('name: app, ', "name: app, env: [{name: WEB_HOST, value: 'http://web:80'}], ")}#- service.yaml
${service('web', 'selector: {app: web}, ports: [{port: 80}]').slice(5)}`;

interface Proposal {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
  readonly effect: string;
}

test('writes a policy for the workload at the cursor', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('web.yaml');
  const proposal = await client.requestAt<Proposal>('selectrail/workloadPolicy', 'web.yaml', 'name: we|b');
  expect(proposal).toMatchObject({ uri: client.uri('web.yaml'), before: client.text('web.yaml') });
  expect(proposal.after).toContain('    # job\n    - from:\n        - podSelector:');
  expect(await client.requestAt('selectrail/workloadPolicy', 'service.yaml', 'k|ind')).toBeNull();
});

test('writes those of a namespace, which under their own check allow what is meant', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('web.yaml');
  const names = await client.requestAt('selectrail/policyNamespaces', 'web.yaml', 'kin|d');
  expect(names).toEqual(['shop']);
  const proposal = await client.connection.sendRequest<Proposal>('selectrail/namespacePolicies', {
    uri: client.uri('web.yaml'),
    namespace: 'shop',
  });
  expect(proposal).toMatchObject({ uri: client.uri('network-policies.yaml'), before: null });
  client.write('network-policies.yaml', proposal.after);
  await client.watched(1, 'network-policies.yaml');
  const explain = (source: string, destination: string): Promise<{ verdict: string }> =>
    client.connection.sendRequest('selectrail/explain', {
      source,
      destination,
      port: { protocol: 'TCP', port: '80' },
    });
  expect(await explain('shop/job[Deployment]', 'service shop/web')).toMatchObject({
    verdict: 'allowed by job, web',
  });
  expect(await explain('shop/web[Deployment]', 'shop/job[Deployment]')).toMatchObject({
    verdict: 'denied by web, default-deny and 2 more policies',
  });
});
