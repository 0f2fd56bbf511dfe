/** The shared truth tables, asked of the engine. Not there unless `SELECTRAIL_SHARED` says where. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SelectorLink } from '../kinds/link';
import { linksOf } from '../kinds/links';
import { is, type KubeObject, nameOf } from '../kinds/object';
import { service, type ServiceSpec, targetOf } from '../kinds/service';
import { SHARED } from '../testing/corpora';
import { Host } from '../workspace/host';
import type { Snapshot } from '../workspace/snapshot';
import { podPort } from './ports';
import { eachPod, matches, selectPods } from './selectors';

interface Selects {
  readonly type: 'selects';
  /** `Kind/namespace/name` */
  readonly by: string;
  readonly expected: readonly string[];
}

interface TargetPort {
  readonly type: 'targetPort';
  /** `namespace/name` */
  readonly service: string;
  readonly port: number | string;
  readonly protocol: string;
  readonly expected: Readonly<Record<string, number | null>>;
}

interface Case {
  readonly id: string;
  readonly title: string;
  readonly manifests: string;
  readonly checks: readonly (
    Selects | TargetPort | { readonly type: 'dns' | 'route' | 'reach' | 'explain' }
  )[];
}

const FILE = join(SHARED ?? '', 'conformance/truth-tables/truth-tables.json');
const known = SHARED !== undefined && existsSync(FILE);
const cases = known ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: readonly Case[] }).cases : [];
const checks = cases.flatMap(({ id, title, manifests, checks: all }) =>
  all
    .filter((check): check is Selects | TargetPort => check.type === 'selects' || check.type === 'targetPort')
    .map((check) => ({ name: `${id} ${check.type}: ${title}`, manifests, check })),
);

describe.skipIf(!known)('truth tables', () => {
  test.each(checks)('$name', ({ manifests, check }) => {
    const host = new Host({ clusterDomain: 'cluster.local', namespace: 'default' });
    host.setFile('file:///case.yaml', manifests);
    const snapshot = host.snapshot();
    if (check.type === 'selects') expect(selects(snapshot, check.by)).toEqual(check.expected.toSorted());
    else expect(targetPorts(snapshot, check)).toEqual(check.expected);
  });

  test('are not empty', () => expect(checks.length).toBeGreaterThan(20));
});

function selects(snapshot: Snapshot, by: string): readonly string[] {
  const [kind = '', namespace = '', name = ''] = by.split('/');
  const object = objectOf(snapshot, kind, namespace, name);
  const link = linksOf(object).find((each) => each.type === 'selector' && each.selects === 'pods');
  return link?.type === 'selector'
    ? podRefs(snapshot, object, link)
        .map(({ ref }) => ref)
        .toSorted()
    : [];
}

function targetPorts(snapshot: Snapshot, check: TargetPort): Record<string, number | null> {
  const [namespace = '', name = ''] = check.service.split('/');
  const object = objectOf(snapshot, 'Service', namespace, name);
  if (!is<ServiceSpec>(object, service)) throw new Error('no Service');
  const port = object.spec.ports.find(
    ({ name: portName, number, protocol }) =>
      protocol === check.protocol && (portName?.value === check.port || number?.value === String(check.port)),
  );
  const link = linksOf(object).find((each) => each.type === 'selector');
  const target = port && targetOf(port);
  if (!target || link?.type !== 'selector') return {};
  const found = podRefs(snapshot, object, link).map(({ ref, workload }): [string, number | null] => {
    const resolved = podPort(workload, target, check.protocol);
    return [ref, resolved.state === 'resolved' ? resolved.number : null];
  });
  return Object.fromEntries(found);
}

function objectOf(snapshot: Snapshot, kind: string, namespace: string, name: string): KubeObject {
  const object = snapshot
    .objectsOf('file:///case.yaml')
    .find(
      (each) => each.kind.value === kind && nameOf(each) === name && snapshot.namespaceOf(each) === namespace,
    );
  if (!object) throw new Error(`no ${kind}/${namespace}/${name}`);
  return object;
}

/** Pods as the truth tables name them: each replica of a StatefulSet, all those of another workload. */
function podRefs(
  snapshot: Snapshot,
  from: KubeObject,
  link: SelectorLink,
): readonly { readonly ref: string; readonly workload: KubeObject }[] {
  return selectPods(snapshot, from, link).yes.flatMap((workload) => {
    const { pods } = workload;
    const namespace = snapshot.namespaceOf(workload) ?? '';
    if (!pods || pods.count === 0) return [];
    if (workload.kind.value === 'Pod') return [{ ref: `${namespace}/${nameOf(workload)}`, workload }];
    if (workload.kind.value !== 'StatefulSet')
      return [{ ref: `${namespace}/${workload.kind.value}/${nameOf(workload)}`, workload }];
    return eachPod(pods.generated)
      .filter((generated) => matches(link.selector, pods.labels, generated) === 'yes')
      .map((generated) => ({
        ref: `${namespace}/${generated['statefulset.kubernetes.io/pod-name']?.[0]}`,
        workload,
      }));
  });
}
