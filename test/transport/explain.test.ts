/** `explain` as a real process. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, pods } from './reachFiles';
import { run, runIn } from './tool';

const SEED = path.resolve('test-fixtures/workspaces/seed/practice-2-network-policies');

describe('explain', () => {
  test('practice 2 of the seed: the default deny covers egress, so nothing flows', () => {
    const { status, out } = runIn(path.dirname(SEED), [
      'explain',
      path.basename(SEED),
      'frontend',
      'service backend-api',
      '8080',
    ]);
    expect(status).toBe(0);
    expect(out).toContain(
      `default/frontend[Deployment] cannot reach service default/backend-api on TCP 8080`,
    );
    expect(out).toContain(`Egress of default/frontend[Deployment]: denied
  NetworkPolicy default/default-deny isolates the pods for egress, and no rule allows this
    practice-2-network-policies/policies.yaml:5:9
    5 |   name: default-deny
      |         ^^^^^^^^^^^^
`);
    expect(out).toContain(
      'Ingress of default/backend[Deployment]: allowed\n  Rule 1 of NetworkPolicy default/backend-allow-frontend allows it',
    );
    expect(out).toContain('its policies do not let it ask the DNS of the cluster (UDP 53)');
    expect(runIn(SEED, ['reach', '.', '-o', 'csv']).out).toBe('src,dst,conn\n');
  });

  test('of many paths one for each verdict is told in full', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`k8s/w${index}.yaml`, pods(`w${index}`)]),
    );
    const { out } = run({ ...FILES, ...many }, ['explain', 'k8s', 'namespace default', 'service api', '80']);
    expect(out.match(/Allowed between them/g)?.length).toBe(3); // to itself through its Service it is unknown
    expect(out).toContain('  default/w8[Deployment] → default/api[Deployment], TCP 8080: denied\n');
  });

  test('json names the deciding rule with its place, and the nearest that does not decide', () => {
    const { out } = run(FILES, ['explain', 'k8s', 'web', 'service api', '80', '-o', 'json']);
    const { outcome, paths } = JSON.parse(out) as { outcome: string; paths: { directions: object[] }[] };
    expect(outcome).toBe('allow');
    expect(paths[0]?.directions[1]).toMatchObject({
      direction: 'ingress',
      verdict: 'allow',
      selectedBy: [{ policy: 'NetworkPolicy default/api', file: 'k8s/api/policy.yaml' }],
      reasons: [
        {
          text: 'Rule 1 of NetworkPolicy default/api allows it',
          file: 'k8s/api/policy.yaml',
          range: { start: { line: 6, character: 6 } },
        },
      ],
    });
    const other = run(FILES, ['explain', 'k8s', 'web', 'api', 'TCP:81', '-o', 'json']).out;
    expect(JSON.parse(other)).toMatchObject({ outcome: 'deny', deniedBy: ['ingress'] });
    expect(other).toContain(
      'Nearest: Rule 1 of NetworkPolicy default/api allows this source, but not this port',
    );
  });

  test('a name that is none, or more than one, is trouble', () => {
    expect(run(FILES, ['explain', 'k8s', 'web', 'nobody'])).toMatchObject({ status: 2, out: '' });
    const twice = {
      'a.yaml': pods('web'),
      'b.yaml': pods('web').replace('name: web}', 'name: web, namespace: b}'),
    };
    expect(run(twice, ['explain', '.', 'web', '10.0.0.1']).notes).toContain(
      'default/web[Deployment], b/web[Deployment]',
    );
  });
});
