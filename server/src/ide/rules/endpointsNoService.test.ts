import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const slice = (name: string, more = ''): string => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: a
  labels:
    kubernetes.io/service-name: ${name}
addressType: IPv4
endpoints: [{addresses: [192.0.2.1]${more}}]
`;

const service = (name: string, spec = '{ports: [{port: 80}]}'): string => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: ${spec}
`;

const CODE = 'endpoints-no-service';
const labelled = (source: string, label: string): string =>
  source.replace('addressType', `#                               ${label}\naddressType`);

test('a name that comes near', () => {
  const source =
    labelled(slice('databse'), '^^^^^^^ warning: No Service is named `databse`; did you mean `database`?') +
    service('database');
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Change the name to `database`', slice('database') + service('database'), CODE);
});

test('where all Services are known it is information', () => {
  checkDiagnostics(
    labelled(slice('cache'), '^^^^^ info: No Service is named `cache`') + service('database'),
    CODE,
  );
});

const endpoints = (subsets: string, label = ''): string => `
apiVersion: v1
kind: Endpoints
metadata: {name: web}
${label}subsets: ${subsets}
`;

const SELECTING = service('web', '{selector: {app: web}, ports: [{port: 80}]}');

test('Endpoints of a Service with a selector', () => {
  const label =
    '#                ^^^ warning: Service `web` has a selector, so the cluster overwrites these Endpoints\n';
  checkDiagnostics(endpoints('[{addresses: [{ip: 192.0.2.1}]}]', label) + SELECTING, CODE);
});

test('silent: the Service is there, endpoints that a controller wrote', () => {
  checkDiagnostics(slice('web') + service('web'), CODE);
  checkDiagnostics(slice('web') + SELECTING, CODE);
  checkDiagnostics(slice('cache', ', targetRef: {kind: Pod, name: a}') + service('database'), CODE);
  checkDiagnostics(endpoints('[]') + SELECTING, CODE);
});

test('undecidable: no Services, templates', () => {
  checkDiagnostics(slice('cache'), CODE);
  checkDiagnostics(slice('${NAME}') + service('database'), CODE);
  checkDiagnostics(endpoints('[{addresses: [{ip: 192.0.2.1}]}]') + service('web', '{{ .spec }}'), CODE);
});
