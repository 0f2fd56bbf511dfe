import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const pod = (name: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - ports:
        - name: ${name}
          containerPort: 9090
`;

const service = (target: string): string => `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: ${target}}]
`;

const labelled = (text: string, carets: string): string =>
  text.replace(/( {8}- name: .*\n)/, `$1#               ${carets}\n`);

test('a container port; the name changes in the Service, too', () => {
  const source =
    labelled(
      pod('prometheus-metrics'),
      '^^^^^^^^^^^^^^^^^^ error: `prometheus-metrics` is no port name: it has 18 characters, and at most 15 are allowed',
    ) + service('prometheus-metrics');
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Rename `prometheus-metrics` to `prometheus-metr` everywhere',
    pod('prometheus-metr') + service('prometheus-metr'),
  );
});

test('no letter, two dashes, upper case', () => {
  const wrong = (name: string, why: string): void => {
    const carets = '^'.repeat(name.replaceAll('"', '').length);
    const shift = name.startsWith('"') ? ' ' : '';
    checkDiagnostics(labelled(pod(name), `${shift}${carets} error: \`${name.replaceAll('"', '')}\` ${why}`));
  };
  wrong('"9090"', 'is no port name: it has no letter, and a port name needs one');
  wrong('a--b', 'is no port name: it holds two dashes in a row');
  wrong('Http', 'is no port name: it has upper-case letters');
});

test('a targetPort of which no pods are known; a quoted number', () => {
  const source = `${service('"8080"').slice(4)}#                                 ^^^^ error: \`8080\` is no port name: it has no letter, and a port name needs one
`;
  checkDiagnostics(source);
  checkFixedText(source, 'Write 8080 as a number', service('8080').slice(4));
});

test('silent: a port name, a number, a targetPort that is reported elsewhere', () => {
  checkDiagnostics(pod('http') + service('http'));
  checkDiagnostics(pod('http') + service('9090'));
  checkDiagnostics(pod('http') + service('"9090"'), 'port-name-not-iana');
});

test('undecidable: templates and placeholders', () => {
  checkDiagnostics(pod('${NAME}_x'));
  checkDiagnostics(pod('PORT_NAME'));
  checkDiagnostics(pod('{{ .name }}_x') + service('"${PORT}"'));
});
