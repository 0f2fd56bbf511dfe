import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { hostOf, parseFixture, ROOT, show } from '../../testing/fixture';
import { explanationView, type AskedExplanation } from './explanationView';
import type { Statement } from './statements';

const SHOP =
  deployment('web', 'app: web') +
  deployment('cart', 'app: cart') +
  deployment('db', 'app: db', '{name: sql, containerPort: 5432}') +
  service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: sql}]');

/** An explanation as lines: the verdict, then the sections with their steps, then the edits. */
function shown(policies: string, asked: Partial<AskedExplanation> = {}): string {
  const fixture = parseFixture(SHOP + policies);
  const snapshot = hostOf(fixture).snapshot();
  const read = (uri: string): string | undefined => fixture.files.get(uri.slice(ROOT.length));
  const port = { protocol: 'TCP', port: '5432' };
  const question = { source: 'shop/web[Deployment]', destination: 'shop/db[Deployment]', port, ...asked };
  const view = explanationView(snapshot, question, read);
  if (!view) return 'nothing';
  const lines = (indent: string, { text, location, details = [] }: Statement): readonly string[] => [
    `${indent}${text}${location ? ` @ ${show(fixture, location).slice(0, 40)}` : ''}`,
    ...details.flatMap((each) => lines(`${indent}  `, each)),
  ];
  return [
    `${view.title}: ${view.verdict}`,
    ...view.sections.flatMap(({ title, verdict, steps }) => [
      `${title}${verdict ? `: ${verdict}` : ''}`,
      ...steps.flatMap((step) => lines('  ', step)),
    ]),
    ...view.edits.map(({ title, effect }) => `> ${title} (${effect})`),
  ].join('\n');
}

const NEAR = policy(
  'db',
  'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: cart}}}], ports: [{port: 5432}]}]',
);

test('a denial: who isolates the pods, what comes near, and the edits', () => {
  expect(shown(NEAR)).toMatchInlineSnapshot(`
    "shop/web → shop/db, TCP 5432: denied by db
    Egress at shop/web: yes
      No policy decides on egress, so it is allowed
    Ingress at shop/db: no
      NetworkPolicy shop/db isolates the pods for ingress, and no rule allows this @ main.yaml:40:18 "db"
      Nearest: Rule 1 of NetworkPolicy shop/db allows this port, but does not name this source @ main.yaml:41:65 "{podSelector: {matchLab
        It asks for \`app: cart\`, and the pods have \`app: web\` @ main.yaml:41:94 "app: cart"
    > Add \`shop/web\` to rule 1 of \`db\` (changes nothing else)
    > Create NetworkPolicy \`allow-db-from-web\` (changes nothing else)"
  `);
});

test('a Service: the ports of its pods, and its name', () => {
  const deny = policy('out', 'podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]');
  expect(shown(deny, { destination: 'service shop/db', port: { protocol: 'TCP', port: '80' } }))
    .toMatchInlineSnapshot(`
      "shop/web → service shop/db, TCP 80: denied by out
      Egress at shop/web: no
        NetworkPolicy shop/out isolates the pods for egress, and no rule allows this @ main.yaml:40:18 "out"
      Ingress at shop/db: yes
        No policy decides on ingress, so it is allowed
      By name
        \`db.shop.svc.cluster.local\` resolves, but policies do not let the source ask the DNS of the cluster (UDP 53)
      > Create NetworkPolicy \`allow-web-to-db\` (changes nothing else)
      > Allow DNS in \`out\` (changes nothing else)"
    `);
});

test('without a port: all that is allowed', () => {
  expect(shown('', { port: undefined })).toMatchInlineSnapshot(`
    "shop/web → shop/db: allowed: All Connections
    Egress at shop/web: yes
      No policy decides on egress, so it is allowed
    Ingress at shop/db: yes
      No policy decides on ingress, so it is allowed"
  `);
});

test('an end that has gone, a workspace without pods', () => {
  expect(shown('', { source: 'shop/wbe[Deployment]' })).toBe('shop/wbe → shop/db: shop/wbe is not there');
  const empty = hostOf(parseFixture('')).snapshot();
  expect(explanationView(empty, { source: 'a', destination: 'b' }, () => undefined)).toBeUndefined();
});

test('a namespace: one section for each pair, as far as they can be read', () => {
  const asked = { source: 'namespace shop', destination: 'shop/db[Deployment]' };
  expect(shown(NEAR, asked)).toMatchInlineSnapshot(`
    "namespace shop → shop/db, TCP 5432: allowed for some of the pods only
    shop/web → shop/db, TCP 5432: no
      No policy decides on egress, so it is allowed
      NetworkPolicy shop/db isolates the pods for ingress, and no rule allows this @ main.yaml:40:18 "db"
      Nearest: Rule 1 of NetworkPolicy shop/db allows this port, but does not name this source @ main.yaml:41:65 "{podSelector: {matchLab
        It asks for \`app: cart\`, and the pods have \`app: web\` @ main.yaml:41:94 "app: cart"
    shop/cart → shop/db, TCP 5432: yes
      No policy decides on egress, so it is allowed
      Rule 1 of NetworkPolicy shop/db allows it @ main.yaml:41:57 "{from: [{podSelector: {
    shop/db → shop/db, TCP 5432: no
      No policy decides on egress, so it is allowed
      NetworkPolicy shop/db isolates the pods for ingress, and no rule allows this @ main.yaml:40:18 "db"
      Nearest: Rule 1 of NetworkPolicy shop/db allows this port, but does not name this source @ main.yaml:41:65 "{podSelector: {matchLab
        It asks for \`app: cart\`, and the pods have \`app: db\` @ main.yaml:41:94 "app: cart""
  `);
  const many = Array.from({ length: 20 }, (_, index) => deployment(`more-${index}`, 'app: cart')).join('');
  expect(shown(many + NEAR, asked)).toContain('and 11 more pairs');
});
