import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { deployment, policy, service } from '../testing/manifests';
import { unknownMarks } from './unknownMarks';

/** Each mark with the text before it, and its reason. */
function marksIn(source: string): readonly string[] {
  const fixture = parseFixture(source);
  const text = fixture.files.get('main.yaml') ?? '';
  const snapshot = hostOf(fixture).snapshot();
  return unknownMarks(snapshot, `${ROOT}main.yaml`, { start: 0, end: text.length }).map(
    ({ location, label, tooltip }) => {
      const before = text.slice(0, location.start).split('\n').at(-1) ?? '';
      return `${before.trim().slice(-24)} ${label} ${tooltip}`;
    },
  );
}

const PODS = deployment('web', 'app: web') + deployment('db', 'app: db');
const subject = 'podSelector: {matchLabels: {app: db}}';

test('nothing where nothing is unknown', () => {
  const kubeSystem = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}';
  expect(
    marksIn(policy('it', `${subject}, ingress: [{from: [${kubeSystem}, {podSelector: {}}]}]`) + PODS),
  ).toEqual([]);
  expect(marksIn(policy('it', 'podSelector: {matchLabels: {app: nobody}}') + PODS)).toEqual([]);
  expect(marksIn(service('it', 'selector: {app: "{{ .app }}"}') + PODS), 'only policies').toEqual([]);
});

test('behind the value that a template makes', () => {
  expect(marksIn(policy('it', 'podSelector: {matchLabels: {tier: back, app: "{{ .app }}"}}') + PODS))
    .toMatchInlineSnapshot(`
    [
      " back, app: "{{ .app }}" ? Which pods these are is unknown: template",
    ]
  `);
  expect(
    marksIn(
      policy('it', `${subject}, ingress: [{from: [{podSelector: {matchLabels: {app: "\${APP}"}}}]}]`) + PODS,
    ),
  ).toMatchInlineSnapshot(`
    [
      "chLabels: {app: "\${APP}" ? Which pods these are is unknown: a controller or a template sets the labels",
    ]
  `);
});

test('behind labels of namespaces that no manifest declares', () => {
  const team = '{namespaceSelector: {matchLabels: {team: ops}}}';
  expect(marksIn(policy('it', `${subject}, ingress: [{from: [${team}]}]`) + PODS)).toMatchInlineSnapshot(`
    [
      "{matchLabels: {team: ops ? Which pods these are is unknown: namespace labels are not in this workspace",
    ]
  `);
});

test('behind the name of a kind that is not modelled', () => {
  expect(
    marksIn(`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: "it", namespace: shop}
spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [{}]}
`),
  ).toMatchInlineSnapshot(`
    [
      "metadata: {name: "it" ? What a CiliumNetworkPolicy allows is not modelled: the reachability of its pods is unknown",
    ]
  `);
});

test('in admin policies', () => {
  expect(
    marksIn(`
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: it}
spec: {priority: 1, subject: {namespaces: {matchLabels: {team: ops}}}, ingress: []}
${PODS}`),
  ).toMatchInlineSnapshot(`
    [
      "{matchLabels: {team: ops ? Which pods these are is unknown: namespace labels are not in this workspace",
    ]
  `);
});
