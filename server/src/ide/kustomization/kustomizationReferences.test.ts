import { expect, test } from 'vitest';
import { atCursor, show } from '../../testing/fixture';
import { references } from '../references';

function referencesAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return references(snapshot, uri, offset, 'without').map((location) => show(fixture, location));
}

const SOURCE = `
#- base/kustomization.yaml
# shared
kind: Kustomization
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
#- prod/kustomization.yaml
resources: [../base]
#- dev/kustomization.yaml
---
resources:
- ../base/
- ../base/web.yaml
`;

test('the first line of a kustomization is named by those that use it', () => {
  expect(referencesAt(SOURCE.replace('kind: K', 'ki$0nd: K'))).toEqual([
    'dev/kustomization.yaml:3:3 "../base/"',
    'prod/kustomization.yaml:1:13 "../base"',
  ]);
  expect(referencesAt(SOURCE.replace('# shared', '# sha$0red'))).toEqual([]);
});

test('a path is named by all that lead to the same file', () => {
  expect(referencesAt(SOURCE.replace('[web', '[w$0eb'))).toEqual([
    'base/kustomization.yaml:3:13 "web.yaml"',
    'dev/kustomization.yaml:4:3 "../base/web.yaml"',
  ]);
});
