import { expect, test } from 'vitest';
import { lensesOf } from '../../testing/lensesOf';
import { deployment, policy, service } from '../../testing/manifests';

const workloadLenses = (source: string): readonly string[] =>
  lensesOf(source).filter((lens) => !/^(Service|NetworkPolicy)\//.test(lens));

test('the Services and policies that select it', () => {
  expect(
    workloadLenses(
      deployment('web', 'app: web') +
        deployment('api', 'app: api') +
        service('web', 'selector: {app: web}') +
        service('web-metrics', 'selector: {app: web}') +
        policy('a', 'podSelector: {matchLabels: {app: web}}') +
        policy('b', 'podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Deployment/web: service/web · service/web-metrics · 2 policies",
      "Deployment/web: reachable from nobody · egress open",
      "Deployment/api: no Service · no policy",
      "Deployment/api: ingress and egress open",
    ]
  `);
});

test('labels that the controller adds count', () => {
  expect(
    workloadLenses(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {template: {metadata: {labels: {app: db}}}}
${service('first', 'selector: {statefulset.kubernetes.io/pod-name: db-0}')}
`),
  ).toMatchInlineSnapshot(`
    [
      "StatefulSet/db: service/first · no policy",
    ]
  `);
});

test('unknown where a template or a broken document may hide one', () => {
  expect(workloadLenses(deployment('web', 'app: web') + service('web', 'selector: {app: "${APP}"}')))
    .toMatchInlineSnapshot(`
    [
      "Deployment/web: Service unknown (template) · no policy",
    ]
  `);
  expect(workloadLenses(`${deployment('web', 'app: web')}---\nkind: [\napiVersion: v1`))
    .toMatchInlineSnapshot(`
      [
        "Deployment/web: Services and policies unknown (a document does not parse)",
      ]
    `);
});
