import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { policy, service } from '../../testing/manifests';

const block = (text: string, others = ''): string | undefined =>
  hoverAt(policy('db', `podSelector: {}, egress: [{to: [{ipBlock: {${text}}}]}]`) + others);

test('from where to where, how many, what for', () => {
  expect(block('cidr: 172.16.0.0$0/12')).toMatchInlineSnapshot(`
    "\`172.16.0.0/12\`: 172.16.0.0 – 172.31.255.255, 1,048,576 addresses, private (RFC 1918)

    Whether a block matches pods depends on the network plugin; selectors always do"
  `);
  expect(block('cidr: 203.0.113.7$0/32')).toMatchInlineSnapshot(
    `"\`203.0.113.7/32\`: 203.0.113.7, documentation (RFC 5737)"`,
  );
  expect(block('cidr: 8.8.8.0$0/24')).toMatchInlineSnapshot(
    `"\`8.8.8.0/24\`: 8.8.8.0 – 8.8.8.255, 256 addresses, public"`,
  );
  expect(block('cidr: "2001:db8::$0/32"')).toMatchInlineSnapshot(
    `"\`2001:db8::/32\`: 2001:db8:: – 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2^96 addresses, documentation (RFC 3849)"`,
  );
  expect(block('cidr: 169.254.169.254$0/32')).toMatchInlineSnapshot(
    `"\`169.254.169.254/32\`: 169.254.169.254, the metadata address of the clouds"`,
  );
});

test('exceptions subtract', () => {
  const except = 'except: [10.0.0.0/8, 192.168.0.0/16]';
  expect(block(`cidr: 0.0.0.0$0/0, ${except}`)).toMatchInlineSnapshot(`
    "\`0.0.0.0/0\`: every IPv4 address

    Without its exceptions: 4,278,124,544 addresses

    Includes \`169.254.169.254\`, where clouds serve credentials of the node

    Whether a block matches pods depends on the network plugin; selectors always do"
  `);
  expect(block('cidr: 0.0.0.0/0, except: [10.0.0$0.0/8]')).toMatchInlineSnapshot(`
    "\`10.0.0.0/8\`: 10.0.0.0 – 10.255.255.255, 16,777,216 addresses, private (RFC 1918)

    Left out of \`0.0.0.0/0\`; another rule or policy can still allow it"
  `);
});

test('what of the workspace lies in it', () => {
  const manifests = `${service('api', 'clusterIP: 10.96.0.5')}${service('other', 'clusterIP: 10.97.0.5')}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
status: {podIP: 10.96.1.2}
`;
  expect(block('cidr: 10.96.0.0$0/16', manifests)).toMatchInlineSnapshot(`
    "\`10.96.0.0/16\`: 10.96.0.0 – 10.96.255.255, 65,536 addresses, private (RFC 1918)

    In this workspace: [pod/web](main.yaml#L22) (10.96.1.2), [service/api](main.yaml#L10) (10.96.0.5)

    Most network plugins see the pods behind a Service, and not its address"
  `);
  expect(block('cidr: 10.96.0.0$0/16, except: [10.96.1.0/24]', manifests)).toMatchInlineSnapshot(`
    "\`10.96.0.0/16\`: 10.96.0.0 – 10.96.255.255, 65,536 addresses, private (RFC 1918)

    Without its exceptions: 65,280 addresses

    In this workspace: [service/api](main.yaml#L10) (10.96.0.5)

    Most network plugins see the pods behind a Service, and not its address"
  `);
});

test('networks of admin policies, and source ranges of load balancers', () => {
  expect(
    hoverAt(`
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: it}
spec: {priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [127.0.$00.0/8]}]}]}
`),
  ).toMatchInlineSnapshot(`"\`127.0.0.0/8\`: 127.0.0.0 – 127.255.255.255, 16,777,216 addresses, loopback"`);
  expect(
    hoverAt(service('lb', 'type: LoadBalancer, loadBalancerSourceRanges: [198.51.$0100.0/24]')),
  ).toMatchInlineSnapshot(
    `"\`198.51.100.0/24\`: 198.51.100.0 – 198.51.100.255, 256 addresses, documentation (RFC 5737)"`,
  );
});

test('nothing for what is no block, and for a template', () => {
  expect(block('cidr: 10.0.0$0/8')).toBeUndefined();
  expect(block('cidr: "{{ .ci$0dr }}"')).toBeUndefined();
});
