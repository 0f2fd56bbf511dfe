/** Arbitrary kustomizations: a base, one in between, a component and an overlay, with patches of every kind. */
import fc from 'fast-check';
import { printTrees } from '../workspace/kustomize/printTrees';
import type { Plain, PlainMap } from '../syntax/plain';

/** Texts by path. The kustomization to render is that of `overlays/prod`. */
export type KustomizeFiles = ReadonlyMap<string, string>;

const names = fc.constantFrom('web', 'api');
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** The fields that are there. */
function fields(values: Readonly<Record<string, Plain | undefined>>): PlainMap {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Plain] => entry[1] !== undefined),
  );
}

const service = fc
  .record({ name: names, app: names, port: fc.constantFrom(80, 443), named: fc.boolean() })
  .map(({ name, app, port, named }): PlainMap => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { app } },
    spec: { selector: { app }, ports: [fields({ port, name: named ? 'http' : undefined })] },
  }));

const deployment = fc
  .record({ name: names, app: names, replicas: maybe(fc.constantFrom(1, 2)), account: maybe(names) })
  .map(({ name, app, replicas, account }): PlainMap => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: fields({
      replicas,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: fields({
          serviceAccountName: account,
          containers: [
            { name: 'main', image: 'r/i:1', ports: [{ name: 'http', containerPort: 8080 }] },
            { name: 'side', image: 'r/s@sha256:00' },
          ],
        }),
      },
    }),
  }));

const ingress = fc.record({ name: names, to: names }).map(({ name, to }): PlainMap => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name },
  spec: {
    defaultBackend: { service: { name: to, port: { number: 80 } } },
    rules: [
      {
        http: {
          paths: [
            { path: '/', pathType: 'Prefix', backend: { service: { name: to, port: { name: 'http' } } } },
          ],
        },
      },
    ],
  },
}));

const networkPolicy = fc.record({ name: names, app: names }).map(({ name, app }): PlainMap => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: {
    podSelector: { matchLabels: { app } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app } } }], ports: [{ port: 'http' }] }],
  },
}));

const other = fc
  .record({ name: names, kind: fc.constantFrom('ServiceAccount', 'Namespace') })
  .map(({ name, kind }): PlainMap => ({ apiVersion: 'v1', kind, metadata: { name } }));

const others = fc.array(fc.oneof(service, deployment, ingress, networkPolicy, other), { maxLength: 5 });

/** One of each kind and name, and always a Deployment that patches can be for. */
const objects = fc.tuple(deployment, service, others).map(([first, second, rest]) => {
  const main = { ...first, metadata: { name: 'web' } };
  const keyOf = (object: PlainMap): string =>
    JSON.stringify([object.kind, (object.metadata as PlainMap).name]);
  return [...new Map([...rest, second, main].map((object) => [keyOf(object), object])).values()];
});

/** `label` is the key of all labels: kustomize sets one that two levels set in unforeseen places. */
const settings = (label: string): fc.Arbitrary<PlainMap> => {
  const pairs = fc.constantFrom('one', 'two').map((value) => ({ [label]: value }));
  return fc
    .record({
      namespace: maybe(fc.constantFrom('shop', 'other')),
      namePrefix: maybe(fc.constantFrom('a-', 'b-')),
      nameSuffix: maybe(fc.constantFrom('-y', '-z')),
      commonLabels: maybe(pairs),
      labels: maybe(
        fc.record({ pairs, how: fc.constantFrom('includeSelectors', 'includeTemplates', undefined) }),
      ),
      replicas: maybe(fc.record({ name: names, count: fc.constantFrom(3, 4) })),
      images: maybe(fc.constantFrom<PlainMap>({ name: 'r/i', newTag: '2' }, { name: 'r/s', newName: 'q/s' })),
    })
    .map(({ labels, replicas, images, ...rest }) =>
      fields({
        ...rest,
        labels: labels && [
          fields({ pairs: labels.pairs, [labels.how ?? 'includeSelectors']: labels.how && true }),
        ],
        replicas: replicas && [replicas],
        images: images && [images],
      }),
    );
};

const merged = fc.constantFrom<PlainMap>(
  { spec: { replicas: 7 } },
  { spec: { template: { metadata: { labels: { extra: 'yes' } } } } },
  {
    spec: {
      template: { spec: { containers: [{ name: 'main', ports: [{ containerPort: 9, name: 'more' }] }] } },
    },
  },
  { spec: { template: { spec: { containers: [{ name: 'side', $patch: 'delete' }] } } } },
  { spec: { template: { spec: { hostNetwork: true, serviceAccountName: null } } } },
  {
    metadata: { labels: { tier: 'patched' } },
    spec: { template: { spec: { containers: [{ name: 'new', image: 'n' }] } } },
  },
  { $patch: 'delete' },
);
const mergePatch = fc
  .record({ name: names, merged })
  .map(({ name, merged: { metadata, ...rest } }): PlainMap => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...(metadata as PlainMap | undefined), name },
    ...rest,
  }));

const operations = fc.constantFrom<readonly PlainMap[]>(
  [{ op: 'replace', path: '/spec/selector/app', value: 'patched' }],
  [{ op: 'add', path: '/spec/ports/-', value: { port: 9, name: 'more' } }],
  [
    { op: 'add', path: '/metadata/annotations', value: { 'a/b': 'c' } },
    { op: 'replace', path: '/metadata/annotations/a~1b', value: 'd' },
  ],
  [
    { op: 'copy', from: '/spec/ports/0', path: '/spec/ports/1' },
    { op: 'remove', path: '/spec/ports/0' },
  ],
);
const target = fc
  .record({ kind: fc.constant('Service'), name: maybe(fc.constantFrom('w.*', 'api')) })
  .map(fields);

/** In a file, or in a block of the kustomization. */
const patch = fc.record({
  place: fc.constantFrom('file', 'inside'),
  content: fc.oneof(
    mergePatch.map((tree) => ({ text: printTrees([tree]), target: undefined })),
    fc.record({ operations, target }).map(({ operations: list, target: aim }) => ({
      text: JSON.stringify(list),
      target: aim,
    })),
  ),
});

const kustomization = (label: string): fc.Arbitrary<Kustomization> =>
  fc.record({ settings: settings(label), patches: fc.array(patch, { maxLength: 2 }) });

interface Kustomization {
  readonly settings: PlainMap;
  readonly patches: readonly {
    readonly place: string;
    readonly content: { readonly text: string; readonly target: PlainMap | undefined };
  }[];
}

export const kustomizeFiles: fc.Arbitrary<KustomizeFiles> = fc
  .record({
    objects,
    base: settings('team'),
    between: maybe(kustomization('zone')),
    component: maybe(kustomization('part')),
    overlay: kustomization('app'),
  })
  .map(({ objects: all, base, between, component, overlay }) => {
    const files = new Map([['base/all.yaml', printTrees(all)]]);
    const add = (folder: string, tree: PlainMap): void =>
      void files.set(`${folder}/kustomization.yaml`, printTrees([tree]));
    const filled = (folder: string, { settings: own, patches }: Kustomization): PlainMap => ({
      ...own,
      ...(patches.length > 0 && {
        patches: patches.map(({ place, content }, at) => {
          const { text } = content;
          if (place === 'file') files.set(`${folder}/patch-${at}.yaml`, text);
          const where = place === 'file' ? { path: `patch-${at}.yaml` } : { patch: text };
          return fields({ ...where, target: content.target });
        }),
      }),
    });
    add('base', { ...base, resources: ['all.yaml'] });
    if (between) add('between', { ...filled('between', between), resources: ['../base'] });
    if (component) {
      const head = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' };
      add('component', { ...head, ...filled('component', component) });
    }
    add('overlays/prod', {
      ...filled('overlays/prod', overlay),
      resources: [between ? '../../between' : '../../base'],
      ...(component && { components: ['../../component'] }),
    });
    return files;
  });
