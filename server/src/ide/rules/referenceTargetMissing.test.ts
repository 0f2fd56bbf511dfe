import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const deployment = (name: string): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec: {template: {metadata: {labels: {app: ${name}}}}}
`;

const autoscaler = (name: string): string => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: ${name}}
`;

test('an autoscaler: a near miss is a warning, what is nowhere information', () => {
  const source = `${autoscaler('chekout')}#                                                               ^^^^^^^ warning: No Deployment is named \`chekout\`; did you mean \`checkout\`?
${deployment('checkout')}`;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the name to `checkout`', autoscaler('checkout') + deployment('checkout'));
  checkDiagnostics(`${autoscaler('web')}#                                                               ^^^ info: No Deployment is named \`web\`
${deployment('checkout')}`);
});

const budget = (app: string): string => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec:
  selector: {matchLabels: {app: ${app}}}
`;

test('a disruption budget', () => {
  const source = `${budget('chekout')}#                               ^^^^^^^ warning: No pod in its namespace has \`app: chekout\`; did you mean \`app: checkout\`?
${deployment('checkout')}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Change the selector to `app: checkout`',
    budget('checkout') + deployment('checkout'),
  );
  checkDiagnostics(`${budget('web')}# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: No pod in its namespace has the labels of this selector
${deployment('checkout')}`);
});

const monitor = (app: string): string => `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec:
  selector: {matchLabels: {app: ${app}}}
`;

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: checkout}}
spec: {ports: [{port: 80}]}
`;

test('a monitor', () => {
  const source = `${monitor('chekout')}#                               ^^^^^^^ warning: No Service has \`app: chekout\`; did you mean \`app: checkout\`?
${SERVICE}`;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the selector to `app: checkout`', monitor('checkout') + SERVICE);
  checkDiagnostics(`${monitor('web')}# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: No Service has the labels of this selector
${SERVICE}`);
});

const webhook = (name: string, namespace: string): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: web}
webhooks:
  - clientConfig: {service: {namespace: ${namespace}, name: ${name}}}
`;

const CHECKED = SERVICE.replace('name: web,', 'name: checks, namespace: shop,');

test('a webhook', () => {
  checkDiagnostics(
    `${webhook('chekcs', 'shop')}#                                                   ^^^^^^ warning: No Service is named \`chekcs\`; did you mean \`checks\`?
${CHECKED}`,
    'reference-target-missing',
  );
});

test('silent: the target is there, here or elsewhere, or in a namespace that is not', () => {
  checkDiagnostics(autoscaler('web') + deployment('web'));
  checkDiagnostics(`#- a.yaml\n${autoscaler('web')}${deployment('other')}#- b/b.yaml\n${deployment('web')}`);
  checkDiagnostics(budget('web') + deployment('web'));
  checkDiagnostics(monitor('checkout') + SERVICE);
  checkDiagnostics(webhook('anything', 'elsewhere') + CHECKED);
});

test('undecidable: nothing of the sort, an operator, templates', () => {
  const operator = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: x}\n';
  checkDiagnostics(autoscaler('web'));
  checkDiagnostics(autoscaler('web') + deployment('other') + operator);
  checkDiagnostics(budget('web') + deployment('other') + operator);
  checkDiagnostics(monitor('web') + SERVICE + operator);
  checkDiagnostics(autoscaler('${NAME}') + deployment('web'));
  checkDiagnostics(budget('${APP}') + deployment('web'));
  checkDiagnostics(monitor('${APP}') + SERVICE);
  checkDiagnostics(monitor('web') + SERVICE.replace('checkout', '"${APP}"'));
});

const flux = (dependency: string): string => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  dependsOn: [{name: ${dependency}}]
`;
const infrastructure = `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: infrastructure, namespace: flux-system}
`;

test('a dependency of Flux: a near miss is a warning, what is nowhere may be elsewhere', () => {
  const source = `${flux('infrastucture')}#                    ^^^^^^^^^^^^^ warning: No Kustomization is named \`infrastucture\`; did you mean \`infrastructure\`?
${infrastructure}`;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the name to `infrastructure`', flux('infrastructure') + infrastructure);
  checkDiagnostics(flux('monitoring') + infrastructure);
  checkDiagnostics(flux('infrastructure') + infrastructure);
  checkDiagnostics(flux('${CLUSTER}') + infrastructure);
});
