import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const CHECKOUT = `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout, namespace: shop}
spec:
  selector:
    matchLabels:
      app: "checkout" # own
  template:
    metadata:
      labels:
        app: checkout
        tier: backend
`;

const MISSPELT = `
apiVersion: v1
kind: Service
metadata: {name: checkout, namespace: shop}
spec:
  selector:
    app: 'chekout' # the pods
#         ^^^^^^^ warning: No pod in namespace \`shop\` has \`app: chekout\`; did you mean \`app: checkout\`?
${CHECKOUT}`;

test('a near miss is a warning on the value', () => {
  checkDiagnostics(MISSPELT);
  expect(relatedOf(MISSPELT)).toEqual(['main.yaml: checkout: `checkout` has `app: checkout`']);
});

test('a near miss is corrected in the selector, or in the pods with their own selector', () => {
  expect(fixTitles(MISSPELT)).toEqual([
    '* Change the selector to `app: checkout`',
    'Change the label of deployment/checkout to `app: chekout`',
  ]);
  checkFixedText(
    MISSPELT,
    'Change the selector to `app: checkout`',
    `
apiVersion: v1
kind: Service
metadata: {name: checkout, namespace: shop}
spec:
  selector:
    app: 'checkout' # the pods
${CHECKOUT}`,
  );
  checkFixedText(
    MISSPELT,
    'Change the label of deployment/checkout to `app: chekout`',
    `
apiVersion: v1
kind: Service
metadata: {name: checkout, namespace: shop}
spec:
  selector:
    app: 'chekout' # the pods
${CHECKOUT.replaceAll(/app: ("?)checkout/g, 'app: $1chekout')}`,
  );
});

test('pods that something else selects keep their label', () => {
  const other = `---
apiVersion: v1
kind: Service
metadata: {name: other, namespace: shop}
spec: {selector: {app: checkout}}
`;
  expect(fixTitles(MISSPELT + other)).toEqual(['* Change the selector to `app: checkout`']);
});

test('a near miss of the key is a warning on the key', () => {
  const source = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {tier: web, componet: front}
#                       ^^^^^^^^ warning: No pod in its namespace has \`componet: front\`; did you mean \`component: front\`?
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {tier: web, component: front}}
`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(["* Change the selector's `componet` to `component`"]);
});

test('a near miss counts in a world that is open, too', () => {
  checkDiagnostics(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector:
    app: fronted
#        ^^^^^^^ warning: No pod in its namespace has \`app: fronted\`; did you mean \`app: frontend\`?
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: frontend}}
---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: {name: makes-more}
`);
});

const WEB = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector:
    app: web
`;

const OTHER = `---
apiVersion: v1
kind: Pod
metadata: {name: other, labels: {app: other}}
`;

test('where nothing comes near, it is information in a closed world with pods', () => {
  checkDiagnostics(`${WEB}#   ^^^^^^^^ info: No pod in its namespace has \`app: web\`
${OTHER}`);
});

test('pods that have each label, but never all', () => {
  checkDiagnostics(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector:
    app: web
#   ^^^^^^^^ info: No pod in its namespace has all labels of this selector
    tier: front
    zone: outer
---
apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: b, labels: {tier: front}}
---
apiVersion: v1
kind: Pod
metadata: {name: c, labels: {zone: outer}}
`);
});

test('numbered names are two things, no near miss', () => {
  checkDiagnostics(`
apiVersion: v1
kind: Service
metadata: {name: web-1}
spec:
  selector:
    app: web-1
#   ^^^^^^^^^^ info: No pod in its namespace has \`app: web-1\`
---
apiVersion: v1
kind: Pod
metadata: {name: web-2, labels: {app: web-2}}
`);
});

test('silent: a match in another folder of the workspace', () => {
  checkDiagnostics(`#- a.yaml
${WEB}${OTHER}#- elsewhere/b.yaml
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
`);
});

test('silent: no selector, an empty one, ExternalName', () => {
  checkDiagnostics(
    `
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {selector: {}}
---
apiVersion: v1
kind: Service
metadata: {name: b}
---
apiVersion: v1
kind: Service
metadata: {name: c}
spec: {type: ExternalName, externalName: example.com, selector: {app: othr}}
${OTHER}`,
    'service-selector-no-match',
  );
});

test('silent: a Job makes the label that is selected', () => {
  checkDiagnostics(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {job-name: import}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: import}
spec: {template: {metadata: {labels: {app: import}}}}
`);
});

test('undecidable: no pods at all', () => {
  checkDiagnostics(WEB);
});

test('undecidable: an operator, a remote resource, or a broken neighbour may hold the pods', () => {
  checkDiagnostics(`${WEB}${OTHER}---
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: {name: makes-pods}
`);
  checkDiagnostics(`${WEB}${OTHER}#- kustomization.yaml
resources: [main.yaml, "https://example.com/pods"]
`);
  checkDiagnostics(`${WEB}${OTHER}---
apiVersion: v1
kind: Pod
metadata: {name: [
`);
});

test('undecidable: labels that a controller sets at run time', () => {
  checkDiagnostics(WEB.replace('app: web', 'statefulset.kubernetes.io/pod-name: web-9') + OTHER);
  checkDiagnostics(WEB.replace('app: web', 'cluster.example.com/role: primary') + OTHER);
});

test('undecidable: templated selectors and templated labels', () => {
  checkDiagnostics(WEB.replace('app: web', 'app: {{ .name }}') + OTHER);
  checkDiagnostics(WEB.replace('app: web', 'app: ${APP}') + OTHER);
  checkDiagnostics(WEB + OTHER.replace('app: other', 'app: ${APP}'));
  checkDiagnostics(WEB + OTHER.replace('app: other', 'app: {{ .x }}'));
});

test('line ends and flow style stay', () => {
  const source =
    'apiVersion: v1\r\nkind: Service\r\nmetadata: {name: a}\r\nspec: {selector: {app: "cheout"}}\r\n';
  const pod = '---\r\napiVersion: v1\r\nkind: Pod\r\nmetadata: {name: b, labels: {app: checkout}}\r\n';
  checkFixedText(
    source + pod,
    'Change the selector to `app: checkout`',
    source.replace('cheout', 'checkout') + pod,
  );
});
