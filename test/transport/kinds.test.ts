/** The samples of `test-fixtures/workspaces/kinds`: one of each kind, and no link in them that leads nowhere. */
import { expect, test } from 'vitest';
import { linksOf } from '../../server/src/kinds/links';
import { refOf } from '../../server/src/kinds/object';
import { KINDS } from '../../server/src/kinds/registry';
import { unmodelled } from '../../server/src/kinds/unmodelled';
import { resolve } from '../../server/src/network/resolve';
import { openWorkspaceFolder } from '../../server/src/testing/workspaceFolder';

const { host, files } = openWorkspaceFolder('kinds');
const snapshot = host.snapshot();
const objects = [...files.keys()].flatMap((uri) => snapshot.objectsOf(uri));

/** Knative makes the Service, so that no manifest shows its ports. */
const UNRESOLVED = ['ingress/search: backend port 80: unknown'];

test('each kind has a sample', () => {
  const sampled = new Set(objects.map((object) => object.definition));
  const missing = KINDS.filter((definition) => definition !== unmodelled && !sampled.has(definition));
  expect(missing.map(({ group, kind }) => `${group}/${kind}`)).toEqual([]);
});

test('each document is read', () => {
  const broken = [...files.keys()].flatMap((uri) => snapshot.file(uri)?.documents ?? []);
  expect(broken.flatMap(({ problems }) => problems)).toEqual([]);
});

test('each link leads somewhere', () => {
  const nowhere = objects.flatMap((object) =>
    linksOf(object).flatMap((link) => {
      const { state } = resolve(snapshot, object, link);
      if (state === 'found') return [];
      const text =
        link.type === 'selector' ? link.role : link.type === 'port' ? link.port.value : link.text.value;
      return [`${refOf(object)}: ${link.role} ${text}: ${state}`];
    }),
  );
  expect(nowhere).toEqual(UNRESOLVED);
});
