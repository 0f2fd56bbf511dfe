import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'label-selector-invalid';
const policy = (expression: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p}
spec:
  podSelector:
    matchExpressions:
      - key: tier
        ${expression}
`;

test('an operator that is none', () => {
  const source = policy(`operator: in
#                 ^^ error: \`in\` is no operator of a label selector: \`In\`, \`NotIn\`, \`Exists\`, \`DoesNotExist\`
        values: [front]`);
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Change it to `In`', policy('operator: In\n        values: [front]'), CODE);
});

test('values that do not go with the operator', () => {
  checkDiagnostics(policy('operator: In\n#                 ^^ error: `In` needs at least one value'), CODE);
  checkDiagnostics(
    policy(
      'operator: Exists\n#                 ^^^^^^ error: `Exists` takes no values\n        values: [front]',
    ),
    CODE,
  );
});

test('silent: what the API takes', () => {
  checkDiagnostics(policy('operator: DoesNotExist'), CODE);
  checkDiagnostics(policy('operator: NotIn\n        values: [front]'), CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(policy('operator: ${OPERATOR}'), CODE);
});
