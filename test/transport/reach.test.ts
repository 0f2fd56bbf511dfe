/** `reach` as a real process: what it prints where, and how it exits. */
import { describe, expect, test } from 'vitest';
import { dataOf, FILES, pods } from './reachFiles';
import { run } from './tool';

describe('reach', () => {
  test('csv lists connections by source, whatever folders the files stand in', () => {
    expect(run(FILES, ['reach', 'k8s', '-o', 'csv'])).toEqual({
      status: 0,
      notes: '',
      out: `src,dst,conn
0.0.0.0-255.255.255.255,default/web[Deployment],All Connections
default/api[Deployment],0.0.0.0-255.255.255.255,All Connections
default/api[Deployment],default/web[Deployment],All Connections
default/web[Deployment],0.0.0.0-255.255.255.255,All Connections
default/web[Deployment],default/api[Deployment],TCP 8080
`,
    });
  });

  test('a table names what it assumes; rows can be chosen', () => {
    const { out } = run(FILES, [
      'reach',
      'k8s',
      '--from',
      'web',
      '--to',
      'default/api',
      '--port',
      '8080/tcp',
    ]);
    expect(out).toBe(`source                   destination              allowed
default/web[Deployment]  default/api[Deployment]  TCP 8080

Assumed:
  The network plugin enforces policies
  Policies see the pod address and the pod port, after a Service has translated them
  An ipBlock matches pods whose address is known; else it is unknown
  Pods on the host network are nodes: no policy selects them
  A namespace without a manifest has no label but its name
  DNS answers at kube-system/{k8s-app=kube-dns}:53
  Which pods serve Ingresses is unknown
`);
  });

  test('what is read from standard input, in the namespace that is given', () => {
    const { out } = run({}, ['reach', '-', '-n', 'shop', '-o', 'csv'], `${pods('web')}---\n${pods('api')}`);
    expect(out).toContain('shop/web[Deployment],shop/api[Deployment],All Connections');
  });

  test('html is one file: the page, the picture and its reasons, and nothing from elsewhere', () => {
    const { status, out, notes } = run(FILES, ['reach', 'k8s', '-o', 'html', '--to', 'default/api']);
    expect([status, notes]).toEqual([0, '']);
    expect(out).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/);
    expect(out).not.toMatch(/<(script|link|img)[^>]* (src|href)=/);
    expect(dataOf(out)).toMatchObject({
      start: { focus: 'default/api[Deployment]', direction: 'in' },
      picture: {
        title: 'k8s',
        graph: {
          nodes: [{ id: 'default/api[Deployment]', place: { text: 'k8s/api/api.yaml:3:18' } }, {}, {}],
        },
      },
      reasons: {
        'default/web[Deployment] → default/api[Deployment] → ': expect.arrayContaining([
          {
            text: 'NetworkPolicy default/api isolates the pods for ingress, and no rule allows this',
            place: { text: 'k8s/api/policy.yaml:3:18' },
          },
        ]),
      },
    });
  });

  test('exposure adds what could reach in', () => {
    const { out } = run(FILES, ['reach', 'k8s', '-o', 'csv', '--exposure']);
    const [, exposure = ''] = out.split('Exposure Analysis Result:,,\n');
    expect(exposure).toContain('default/api[Deployment],entire-cluster,All Connections\n');
    expect(exposure).toContain('Ingress Exposure:,,\ndst,src,conn\ndefault/web[Deployment],');
  });

  test.each([
    ['md', '| source | destination | allowed |'],
    ['json', '"destination": "default/api[Deployment]",\n      "allowed": "TCP 8080"'],
    ['dot', '"default/web[Deployment]" -> "default/api[Deployment]" [label="TCP 8080"]'],
    ['mermaid', '["web[Deployment]"]'],
    ['svg', '<title>default/web[Deployment] → default/api[Deployment]: TCP 8080</title>'],
  ])('prints %s', (output, part) => expect(run(FILES, ['reach', 'k8s', '-o', output]).out).toContain(part));

  test('a broken document is noted, and the rest is told; --strict wants all of it', () => {
    const broken = { ...FILES, 'k8s/broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: [\n' };
    const { status, out, notes } = run(broken, ['reach', 'k8s', '-o', 'csv']);
    expect({ status, notes }).toEqual({ status: 0, notes: expect.stringContaining('k8s/broken.yaml:4') });
    expect(out).toContain('default/web[Deployment],default/api[Deployment],TCP 8080');
    for (const verb of [['reach'], ['check'], ['dns'], ['route']]) {
      const args = [...verb, 'k8s', ...(verb[0] === 'route' ? ['http://a/'] : []), '--strict'];
      const refused = run(broken, args);
      expect(refused).toMatchObject({ status: 2, out: '' });
      expect(refused.notes).toContain('--strict asks for all of it');
    }
  });

  test('trouble exits with 2', () => {
    expect(run({}, ['reach', 'nowhere'])).toMatchObject({ status: 2, out: '' });
    expect(run({}, ['reach', '.', '-o', 'xml']).notes).toContain('-o takes table, csv');
    expect(run({}, ['reach', '.', '--assume', 'x']).notes).toContain(
      '--assume takes kubernetes, calico, cilium',
    );
    expect(run({}, ['reach', '.', '--port', 'TCP:0']).notes).toContain('--port takes a number');
  });
});

test('a file says what is assumed of the cluster, and the command line wins', () => {
  const assumed = (cluster: string, ...args: readonly string[]): string =>
    run({ ...FILES, 'k8s/.selectrail.yaml': `reachability: {cluster: ${cluster}}\n` }, [
      'reach',
      'k8s',
      ...args,
    ]).out;
  expect(assumed('flannel')).toContain('The network plugin ignores policies');
  expect(assumed('cilium')).toContain('An ipBlock matches addresses outside of the cluster only');
  expect(assumed('flannel', '--assume', 'kubernetes')).toContain('The network plugin enforces policies');
  expect(assumed('cilium', '-o', 'md')).toContain('Assumed: The network plugin enforces policies. ');
});
