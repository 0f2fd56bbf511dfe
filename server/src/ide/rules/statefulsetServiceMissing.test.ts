import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const statefulSet = (serviceName: string): string => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: ${serviceName}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{ports: [{name: sql, containerPort: 5432}, {containerPort: 53, protocol: UDP}]}]}
`;

const service = (name: string, spec = 'clusterIP: None, selector: {app: db}'): string => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {${spec}}
`;

const labelled = (source: string, label: string): string =>
  source.replace(/( {2}serviceName: .*\n)/, `$1#              ${label}\n`);

test('a name that comes near', () => {
  const source =
    labelled(
      statefulSet('databse'),
      '^^^^^^^ warning: No Service is named `databse`; did you mean `database`?',
    ) + service('database');
  checkDiagnostics(source);
  checkFixedText(source, 'Change the name to `database`', statefulSet('database') + service('database'));
});

test('where all Services are known it is information, and one is made', () => {
  const source =
    labelled(statefulSet('db'), '^^ info: No Service is named `db`') +
    service('other', 'selector: {app: db}, ports: [{port: 1}]');
  checkDiagnostics(source, 'statefulset-service-missing');
  checkFixedText(
    source,
    'Create headless Service `db`',
    `${statefulSet('db')}---
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop
spec:
  clusterIP: None
  selector:
    app: "db"
  ports:
    - port: 5432
      name: sql
    - port: 53
      name: port-53
      protocol: UDP
${service('other', 'selector: {app: db}, ports: [{port: 1}]')}`,
    'statefulset-service-missing',
  );
});

test('a Service that selects other pods, or is not headless', () => {
  checkDiagnostics(
    labelled(statefulSet('db'), '^^ warning: Service `db` does not select the pods of this StatefulSet') +
      service('db', 'clusterIP: None, selector: {app: other}'),
    'statefulset-service-missing',
  );
  checkDiagnostics(
    labelled(
      statefulSet('db'),
      '^^ info: Service `db` lacks `clusterIP: None`, so its pods are not sure to have DNS names of their own',
    ) + service('db', 'selector: {app: db}, ports: [{port: 5432}]'),
  );
});

test('silent: a headless Service, none asked for', () => {
  checkDiagnostics(statefulSet('db') + service('db'));
  checkDiagnostics(statefulSet('""') + service('other'), 'statefulset-service-missing');
});

test('undecidable: no Services at all, an operator, templates', () => {
  checkDiagnostics(statefulSet('db'));
  checkDiagnostics(
    `${statefulSet('db') + service('other')}---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: x}\n`,
  );
  checkDiagnostics(statefulSet('${NAME}') + service('other'));
  checkDiagnostics(statefulSet('db') + service('db', 'clusterIP: "${IP}", selector: {app: "${APP}"}'));
});
