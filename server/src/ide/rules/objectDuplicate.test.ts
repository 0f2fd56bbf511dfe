import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const config = (name: string, namespace = ''): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
${namespace && `  namespace: ${namespace}\n`}`;

const DUPLICATE = '#       ^^^ warning: configmap/web is there already\n';

test('twice in one file', () => {
  const source = `${config('web')}---\n${config('web')}${DUPLICATE}`;
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual(['main.yaml: web: The other one']);
});

test('twice in one kustomization', () => {
  checkDiagnostics(
    `#- a.yaml\n${config('web')}#- b.yaml\n${config('web')}${DUPLICATE}#- kustomization.yaml\nresources: [a.yaml, b.yaml]\n`,
  );
});

test('silent: another file, another folder, another namespace, another kind', () => {
  checkDiagnostics(`#- a.yaml\n${config('web')}#- b.yaml\n${config('web')}`);
  checkDiagnostics(`#- dev/a.yaml\n${config('web')}#- prod/a.yaml\n${config('web')}`);
  checkDiagnostics(`${config('web', 'a')}---\n${config('web', 'b')}`);
  checkDiagnostics(`${config('web')}---\n${config('web').replace('ConfigMap', 'ServiceAccount')}`);
});

test('silent: a file that the kustomization does not name, and one that changes names', () => {
  const files = `#- one/a.yaml\n${config('web')}#- two/b.yaml\n${config('web')}`;
  checkDiagnostics(`${files}#- one/kustomization.yaml\nresources: [a.yaml]\n`);
  const two = '#- two/kustomization.yaml\nnamePrefix: x-\nresources: [b.yaml]\n';
  const one = '#- one/kustomization.yaml\nresources: [a.yaml]\n';
  checkDiagnostics(`${files}${one}${two}#- all/kustomization.yaml\nresources: [../one, ../two]\n`);
});

test('undecidable: templates', () => {
  checkDiagnostics(`${config('${NAME}')}---\n${config('${NAME}')}`);
  checkDiagnostics(`${config('web', '${NAMESPACE}')}---\n${config('web', '${NAMESPACE}')}`);
  checkDiagnostics(`{{ if .a }}\n${config('web')}{{ end }}\n---\n${config('web')}`);
});
