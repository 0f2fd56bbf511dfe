import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const gateway = (listeners: string): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public}
spec: {gatewayClassName: c, listeners: [${listeners}]}
`;

const TWO = gateway('{name: http, port: 80, protocol: HTTP}, {name: admin, port: 8080, protocol: HTTP}');

const route = (parent: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec:
  parentRefs:
  - ${parent}
`;

test('the section is misspelt', () => {
  const source = `${route('{name: public, sectionName: htp}')}#                               ^^^ error: Gateway \`public\` has no listener \`htp\`; did you mean \`http\`?
${TWO}`;
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    'main.yaml: http: Listener `http` (80)',
    'main.yaml: admin: Listener `admin` (8080)',
  ]);
  expect(fixTitles(source)).toEqual(['* Change the section to `http`', 'Change the section to `admin`']);
  const fixed = route('{name: public, sectionName: http}').slice(1) + TWO;
  checkFixedText(source, 'Change the section to `http`', fixed);
});

test('no listener has the port, or the port beside the section', () => {
  checkDiagnostics(`${route('{name: public, port: 81}')}#                        ^^ error: Gateway \`public\` has no listener on port \`81\`; it has \`http\` (80), \`admin\` (8080)
${TWO}`);
  const source = `${route('{name: public, sectionName: admin, port: 80}')}#                                            ^^ error: Gateway \`public\` has no listener on port \`80\`; it has \`http\` (80), \`admin\` (8080)
${TWO}`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Change the port to `8080`']);
});

test('a Service of a mesh has no such port', () => {
  checkDiagnostics(`${route("{kind: Service, group: '', name: web, port: 81}")}#                                               ^^ error: Service \`web\` has no port \`81\`; it has \`80\`
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}
`);
});

test('silent: a listener has the section, the port or both', () => {
  for (const parent of ['sectionName: admin', 'port: 80', 'sectionName: http, port: 80']) {
    checkDiagnostics(route(`{name: public, ${parent}}`) + TWO);
  }
});

test('undecidable: the Gateway is not there, or two of one name, or one of another folder', () => {
  checkDiagnostics(route('{name: public, sectionName: htp}'));
  const other = gateway('{name: web, port: 80, protocol: HTTP}');
  checkDiagnostics(route('{name: public, sectionName: htp}') + TWO + other, 'gateway-parent-section');
  checkDiagnostics(`#- a/route.yaml\n${route('{name: public, sectionName: htp}')}#- b/gateway.yaml\n${TWO}`);
});

test('undecidable: templates', () => {
  checkDiagnostics(route('{name: public, sectionName: ${NAME}}') + TWO);
  checkDiagnostics(
    route('{name: public, sectionName: htp}') + gateway('{name: ${NAME}, port: 80, protocol: HTTP}'),
  );
  checkDiagnostics(
    route('{name: public, sectionName: htp}') + gateway('{name: {{ .name }}, port: 80, protocol: HTTP}'),
  );
});
