import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const deployment = (selector: string, labels: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: ${selector}
  template:
    metadata:
      labels: ${labels}
    spec: {containers: [{name: app}]}
`;

test('another value: change one or the other', () => {
  const source = deployment('{matchLabels: {app: web}}', '{app: website}').replace(
    '  template',
    '#                               ^^^ error: The selector asks for `app: web`, but the pod template has `app: website`\n  template',
  );
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual(['main.yaml: website: deployment/web gives its pods this label']);
  checkFixedText(
    source,
    'Change the selector to `app: website`',
    deployment('{matchLabels: {app: website}}', '{app: website}'),
  );
  checkFixedText(
    source,
    'Change the label to `app: web`',
    deployment('{matchLabels: {app: web}}', '{app: web}'),
  );
});

test('a label that is missing is added; of a ReplicationController, too', () => {
  const source = deployment('{matchLabels: {app: web, tier: front}}', '{app: web}').replace(
    '  template',
    '#                                    ^^^^ error: The selector asks for `tier: front`, but the pod template has no label `tier`\n  template',
  );
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Add the label `tier: front`',
    deployment('{matchLabels: {app: web, tier: front}}', '{app: web, tier: front}'),
  );
  checkDiagnostics(`
apiVersion: v1
kind: ReplicationController
metadata: {name: web}
spec:
  selector: {app: web}
#            ^^^ error: The selector asks for \`app: web\`, but the pod template has no label \`app\`
  template: {spec: {containers: [{name: app}]}}
`);
});

test('an expression has no fix', () => {
  const source = deployment('{matchExpressions: [{key: app, operator: Exists}]}', '{tier: a}').replace(
    '  template',
    '#                                     ^^^ error: The selector asks for `app Exists`, but the pod template has no label `app`\n  template',
  );
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual([]);
});

test('silent: it matches, there is none, a fragment, a Job', () => {
  checkDiagnostics(deployment('{matchLabels: {app: web}}', '{app: web, tier: front}'));
  checkDiagnostics(deployment('', '{app: web}'));
  checkDiagnostics(
    deployment('{matchLabels: {app: web}}', '{}').replace(/containers: .*\]/, 'hostIPC: true'),
  );
  checkDiagnostics(
    deployment('{matchLabels: {app: web}}', '{app: a}')
      .replace('apps/v1', 'batch/v1')
      .replace('Deployment', 'Job'),
  );
});

test('undecidable: templates', () => {
  checkDiagnostics(deployment('{matchLabels: {app: "${APP}"}}', '{app: web}'));
  checkDiagnostics(deployment('{matchLabels: {app: web}}', '{app: "${APP}"}'));
  checkDiagnostics(deployment('{matchLabels: {app: web}}', '{{ .labels }}'));
});
