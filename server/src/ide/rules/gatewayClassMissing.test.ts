import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CLASS = `---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: envoy}
`;

const gateway = (name: string, label = ''): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public}
spec:
  gatewayClassName: ${name}
${label}`;

test('the class is misspelt, or another one; a class that nobody uses is a hint', () => {
  const unused = `${CLASS}#                ^^^^^ hint: No Gateway uses the class \`envoy\`\n`;
  const source =
    gateway(
      '"envyo"',
      '#                    ^^^^^ info: No GatewayClass is named `envyo`; did you mean `envoy`?\n',
    ) + unused;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the name to `envoy`', gateway('"envoy"').slice(1) + CLASS);
  checkDiagnostics(
    gateway('nginx', '#                   ^^^^^ info: No GatewayClass is named `nginx`\n') + unused,
  );
});

test('silent: the class is there, no class is in the files, or no Gateway', () => {
  checkDiagnostics(gateway('envoy') + CLASS);
  checkDiagnostics(gateway('nginx'));
  checkDiagnostics(CLASS);
});

test('undecidable: templates, and objects that the files do not show', () => {
  checkDiagnostics(gateway('${CLASS}') + CLASS, 'gateway-class-missing');
  checkDiagnostics(gateway('{{ .class }}') + CLASS);
  const release =
    '---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: controller}\n';
  checkDiagnostics(gateway('nginx') + CLASS + release);
});
