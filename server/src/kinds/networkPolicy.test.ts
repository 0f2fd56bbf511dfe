import { describe, expect, test } from 'vitest';
import { decodedAs } from '../testing/decoded';
import { linksOf } from './links';
import { networkPolicy, peerLink, subjectLink } from './networkPolicy';

const of = (spec: string) =>
  decodedAs(
    networkPolicy,
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: ${spec}\n`,
  );
const peerOf = (peer: string) => of(`{ingress: [{from: [${peer}]}]}`).spec.ingress[0]?.peers[0];

test.each([
  ['{}', ['Ingress']],
  ['{egress: [{}]}', ['Ingress', 'Egress']],
  ['{egress: []}', ['Ingress']],
  ['{egress: }', ['Ingress']],
  ['{policyTypes: [], egress: [{}]}', ['Ingress', 'Egress']],
  ['{policyTypes: [Egress]}', ['Egress']],
  ['{policyTypes: [Egress, Ingress]}', ['Ingress', 'Egress']],
  ['{policyTypes: [ingress]}', []],
])('%s isolates for %s', (spec, types) => {
  expect(of(spec).spec.policyTypes).toEqual(types);
});

test.each(['{}', '{podSelector: }', '{podSelector: {}}', 'x'])('%s is about every pod', (spec) => {
  expect(subjectLink(of(spec)).selector).toMatchObject({ requirements: [], open: false });
});

describe('a peer', () => {
  test.each([
    ['{podSelector: {}}', 'own', 0],
    ['{podSelector: {matchLabels: {a: b}}}', 'own', 1],
    ['{namespaceSelector: {}}', 'all', 0],
    ['{namespaceSelector: {matchLabels: {a: b}}}', 'labelled', 0],
    ['{podSelector: {matchLabels: {a: b}}, namespaceSelector: {}}', 'all', 1],
    ['{podSelector: , namespaceSelector: {}}', 'all', 0],
  ])('%s looks in namespaces: %s', (peer, within, requirements) => {
    const found = peerOf(peer);
    const link = found && peerLink(found);
    expect([link?.within.type, link?.selector.requirements.length]).toEqual([within, requirements]);
  });

  test('of an address has no pods', () => {
    const found = peerOf('{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}');
    expect(found?.ipBlock?.cidr?.value).toBe('10.0.0.0/8');
    expect(found?.ipBlock?.except.map((text) => text.value)).toEqual(['10.1.0.0/16']);
    expect(found && peerLink(found)).toBeUndefined();
  });
});

test('absent peers and ports are empty', () => {
  expect(of('{ingress: [{}]}').spec.ingress).toMatchObject([{ peers: [], ports: [] }]);
  expect(of('{ingress: [{from: , ports: }]}').spec.ingress).toMatchObject([{ peers: [], ports: [] }]);
});

test('ports are those of the destination: the subject of ingress, the peers of egress', () => {
  const object = of(`{
    ingress: [{from: [{podSelector: {matchLabels: {a: b}}}], ports: [{port: http}]}],
    egress: [{to: [{podSelector: {matchLabels: {c: d}}}], ports: [{port: dns, protocol: UDP}]}]}`);
  const ports = linksOf(object).flatMap((link) =>
    link.type === 'port' && link.of.type === 'selector'
      ? [[link.port.value, link.protocol, link.of.role]]
      : [],
  );
  expect(ports).toEqual([
    ['http', 'TCP', 'podSelector'],
    ['dns', 'UDP', 'peer'],
  ]);
});

test.each(['{ingress: x}', '{ingress: {from: x}}', '{egress: [[x]], policyTypes: {a: b}}'])(
  'wrong types: %s',
  (spec) => {
    const { ingress, egress } = of(spec).spec;
    expect([...ingress, ...egress].flatMap((rule) => [...rule.peers, ...rule.ports])).toEqual([]);
  },
);
