import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, policy, service } from '../../testing/manifests';

const PODS = deployment('web', 'app: web, tier: front') + deployment('api', 'app: api, tier: back');
const selecting = (selector: string, pods = PODS): string | undefined =>
  hoverAt(service('web', `selector: ${selector}`) + pods);

test('the pods that it selects, from its key and from each pair', () => {
  expect(selecting('{app: w$0eb}')).toMatchInlineSnapshot(
    `"2 pods in namespace \`shop\`: [deployment/web](main.yaml#L10)"`,
  );
  expect(hoverAt(service('web', 'sel$0ector: {app: web}') + PODS)).toBe(selecting('{app: w$0eb}'));
  expect(hoverAt(policy('all', 'podSel$0ector: {}') + PODS)).toMatchInlineSnapshot(
    `"4 pods in namespace \`shop\`: [deployment/web](main.yaml#L10) (2 pods), [deployment/api](main.yaml#L20) (2 pods)"`,
  );
});

test('none: how many each pair matches by itself', () => {
  expect(selecting('{app: web, tier: b$0ack}')).toMatchInlineSnapshot(`
    "No pods match \`app=web,tier=back\`

    - \`app=web\` alone: 2 pods
    - \`tier=back\` alone: 2 pods"
  `);
  expect(selecting('{app: web, tier: fr$0nt}')).toMatchInlineSnapshot(`
    "No pods match \`app=web,tier=frnt\`

    - \`app=web\` alone: 2 pods
    - \`tier=frnt\` alone: **no pods**"
  `);
  expect(selecting('{app: we$0v}')).toMatchInlineSnapshot(`"No pods match \`app=wev\`"`);
});

test('none in reach', () => {
  expect(selecting('{app: w$0eb}', PODS.replaceAll('namespace: shop', 'namespace: other')))
    .toMatchInlineSnapshot(`
    "No pods match \`app=web\`

    Out of reach: [deployment/web](main.yaml#L10) (namespace \`other\`)"
  `);
});

test('none here, and unknown', () => {
  expect(selecting('{app: w$0eb}', '')).toMatchInlineSnapshot(
    `"No pods in this workspace match: \`pods app=web\`"`,
  );
  expect(selecting('{app: "{{ .app$0 }}"}')).toMatchInlineSnapshot(`"Pods unknown (template)"`);
  expect(selecting('{app: no$0pe}', `${PODS}---\napiVersion: v1\nkind: [`)).toMatchInlineSnapshot(
    `"Pods unknown (a document does not parse)"`,
  );
});

test('pods of other folders', () => {
  expect(
    hoverAt(`#- a/web.yaml\n${service('web', 'selector: {app: w$0eb}')}\n#- b/web.yaml\n${PODS}`),
  ).toMatchInlineSnapshot(
    `"2 pods in namespace \`shop\`, of other folders: [deployment/web](b/web.yaml#L5)"`,
  );
});

const peer = (from: string, others = PODS): string | undefined =>
  hoverAt(policy('it', `podSelector: {matchLabels: {app: api}}, ingress: [{from: [${from}]}]`) + others);

test('a peer, whose namespaceSelector speaks of its pods', () => {
  expect(peer('{podSelector: {matchLabels: {app: w$0eb}}}')).toMatchInlineSnapshot(
    `"2 pods in namespace \`shop\`: [deployment/web](main.yaml#L10)"`,
  );
  const both = 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: sh$0op}}';
  expect(peer(`{${both}, podSelector: {matchLabels: {app: web}}}`)).toMatchInlineSnapshot(
    `"2 pods: [deployment/web](main.yaml#L10)"`,
  );
  expect(
    peer('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-s$0ystem}}}'),
  ).toMatchInlineSnapshot(`"No pods in this workspace match: \`namespace kube-system\`"`);
  expect(peer('{namespaceSelector: {matchLabels: {te$0am: a}}}')).toMatchInlineSnapshot(
    `"Pods unknown (namespace labels are not in this workspace)"`,
  );
  expect(peer('{namespaceSelec$0tor: {}}')).toMatchInlineSnapshot(
    `"4 pods: [deployment/web](main.yaml#L10) (2 pods), [deployment/api](main.yaml#L20) (2 pods)"`,
  );
});

test('a label of a pod template: who selects by it', () => {
  const label = (labels: string): string | undefined =>
    hoverAt(
      deployment('web', labels) +
        service('web', 'selector: {app: web}') +
        policy(
          'web',
          'podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]',
        ) +
        policy('all', 'podSelector: {}'),
    );
  expect(label('app: w$0eb, tier: front')).toMatchInlineSnapshot(`
    "Services: [service/web](main.yaml#L14)

    Policies: [networkpolicy/web](main.yaml#L20)

    Allowed as peer by: [networkpolicy/web](main.yaml#L20)"
  `);
  expect(label('app: web, tier: fr$0ont')).toMatchInlineSnapshot(
    `"No Service and no NetworkPolicy selects by \`tier: front\`"`,
  );
  expect(hoverAt(deployment('w$0eb', 'app: web'))).toMatchInlineSnapshot(
    `"No Service and no NetworkPolicy selects these pods"`,
  );
  expect(hoverAt(deployment('w$0eb', 'app: "{{ .app }}"'))).toMatchInlineSnapshot(
    `"Services and policies unknown (template)"`,
  );
});
