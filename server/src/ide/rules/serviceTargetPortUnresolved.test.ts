import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const service = (ports: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: ${ports}
`;

const deployment = (containers: string): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: ${containers}
`;

const HTTP = deployment('{containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]}');

const MISSPELT = `${service('[{port: 80, targetPort: "htttp"}]')}#                                 ^^^^^ error: No port of deployment/web is named \`htttp\`; did you mean \`http\`?
${HTTP}`;

test('no container has the name', () => {
  checkDiagnostics(MISSPELT);
  expect(relatedOf(MISSPELT)).toEqual(['main.yaml: http: deployment/web has port `http` (8080)']);
  expect(fixTitles(MISSPELT)).toEqual(['* Change the targetPort to `http`']);
  checkFixedText(
    MISSPELT,
    'Change the targetPort to `http`',
    service('[{port: 80, targetPort: "http"}]').slice(1) + HTTP,
  );
});

test('ports without names are offered by number, without quotes', () => {
  const unnamed = deployment(
    '{containers: [{name: app, ports: [{containerPort: 8080}, {containerPort: 9090}]}]}',
  );
  const source = `${service("[{port: 80, targetPort: 'web'}]")}#                                 ^^^ error: No port of deployment/web is named \`web\`
${unnamed}`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['Change the targetPort to `8080`', 'Change the targetPort to `9090`']);
  checkFixedText(
    source,
    'Change the targetPort to `8080`',
    service('[{port: 80, targetPort: 8080}]').slice(1) + unnamed,
  );
});

test('a quoted number is a name', () => {
  const source = `${service('[{port: 80, targetPort: "8080"}]')}#                                 ^^^^ error: \`8080\` is quoted, which makes it a name, and no port of deployment/web has it
${HTTP}`;
  checkDiagnostics(source);
  checkFixedText(source, 'Write 8080 as a number', service('[{port: 80, targetPort: 8080}]').slice(1) + HTTP);
});

test('an init container that ends has no ports, and pods may declare none', () => {
  const init = deployment(
    '{containers: [], initContainers: [{name: a, ports: [{name: http, containerPort: 1}]}]}',
  );
  const source = `${service('[{port: 80, targetPort: http}]')}#                                ^^^^ error: No port of deployment/web is named \`http\`
${init}`;
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual(['main.yaml: web: deployment/web declares no ports']);
});

test('silent: the name is there, in a sidecar or in any container', () => {
  checkDiagnostics(service('[{port: 80, targetPort: http}]') + HTTP);
  const port = 'ports: [{name: http, containerPort: 8080}]';
  const sidecar = `{containers: [{name: app}], initContainers: [{name: proxy, restartPolicy: Always, ${port}}]}`;
  checkDiagnostics(service('[{port: 80, targetPort: http}]') + deployment(sidecar));
  checkDiagnostics(
    service('[{port: 80, targetPort: http}]') + deployment(`{containers: [{name: a}, {name: b, ${port}}]}`),
  );
});

test('silent: numbers, no targetPort, an empty one', () => {
  checkDiagnostics(
    service('[{port: 80, targetPort: 9}, {port: 81}, {port: 82, targetPort: ""}]') + HTTP,
    'service-target-port-unresolved',
  );
});

test('silent: the selector says nothing, or is the mistake', () => {
  checkDiagnostics(service('[{port: 80, targetPort: htttp}]'));
  checkDiagnostics(
    service('[{port: 80, targetPort: htttp}]') + HTTP.replace('app: web', 'app: othr'),
    'service-target-port-unresolved',
  );
});

test('silent: pods of another folder may be another application', () => {
  checkDiagnostics(`${service('[{port: 80, targetPort: https}]')}#- other/web.yaml
${HTTP}`);
});

test('undecidable: templated names, templated and broken pods', () => {
  checkDiagnostics(service('[{port: 80, targetPort: ${PORT}}]') + HTTP);
  checkDiagnostics(service('[{port: 80, targetPort: htttp}]') + HTTP.replace('name: http', 'name: ${PORT}'));
  checkDiagnostics(service('[{port: 80, targetPort: htttp}]') + HTTP.replace('8080', '{{ .port }}'));
  checkDiagnostics(`${service('[{port: 80, targetPort: htttp}]')}${HTTP}  broken: [\n`);
});
