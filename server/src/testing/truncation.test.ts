/** What people type is broken most of the time: no prefix of a file is an exception, and no range leaves the file. */
import { describe, expect, test } from 'vitest';
import { definition } from '../ide/definition';
import { references } from '../ide/references';
import { Host } from '../workspace/host';
import type { Location, Snapshot } from '../workspace/snapshot';
import { ROOT } from './fixture';
import { WHOLE_MANIFESTS } from './wholeManifests';

const MAIN = `${ROOT}main.yaml`;
const OTHER = `${ROOT}other.yaml`;

const manifest = (name: string): string => WHOLE_MANIFESTS.find(([each]) => each === name)?.[1] ?? '';
const join = (...names: readonly string[]): string => names.map(manifest).join('---\n');

const FIXTURES: readonly (readonly [string, string])[] = [
  ['a Service and its Deployment', join('Service', 'Deployment')],
  ['an Ingress, a policy and a StatefulSet', join('Ingress', 'NetworkPolicy', 'StatefulSet')],
  ['CRLF', join('Ingress of extensions/v1beta1', 'Service').replaceAll('\n', '\r\n')],
  [
    'JSON',
    JSON.stringify(
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
      },
      undefined,
      2,
    ),
  ],
  [
    'a template',
    manifest('Service')
      .replace('name: web', 'name: {{ .Release.Name }}')
      .replace('  ports:', '  {{- with .x }}\n  {{- toYaml . | nindent 2 }}\n  {{- end }}\n  ports:'),
  ],
  [
    'anchors and block scalars',
    `x: &l {app: web}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: >-\n    web\n  labels: &l\n    app: web\n    <<: *l\nspec:\n  selector: *l\n  ports: [{port: 80, targetPort: "http"}]\n`,
  ],
];

describe.each(FIXTURES)('%s', (_, text) => {
  test('is read from every prefix of it', () => {
    const host = new Host();
    host.setFile(OTHER, join('Pod', 'Service', 'Ingress'));
    for (let length = 0; length <= text.length; length++) {
      host.setFile(MAIN, text.slice(0, length), 'editor');
      const snapshot = host.snapshot();
      for (const object of snapshot.objectsOf(MAIN))
        checkRange(snapshot, snapshot.locate(object, object.span), length);
      if (length % 7 === 0 || length === text.length) checkFeatures(snapshot, length);
    }
  });
});

function checkFeatures(snapshot: Snapshot, length: number): void {
  const step = Math.max(1, Math.floor(length / 20));
  for (let offset = length % step; offset <= length; offset += step) {
    const targets = definition(snapshot, MAIN, offset).flatMap(({ origin, target, whole }) => [
      origin,
      target,
      whole,
    ]);
    for (const location of [...targets, ...references(snapshot, MAIN, offset, 'with')])
      checkRange(snapshot, location, length);
  }
}

function checkRange(snapshot: Snapshot, location: Location, length: number): void {
  const { start, end, uri } = location;
  const size = uri === MAIN ? length : Number.MAX_SAFE_INTEGER;
  if (!(0 <= start && start <= end && end <= size))
    expect(location, `in ${length} characters`).toBe('in the file');
  if (!snapshot.file(uri)) throw new Error(`no file ${uri}`);
}
