/** Every kind that is modelled, a line each. */
import { cronJob } from './cronJob';
import { daemonSet } from './daemonSet';
import { deployment } from './deployment';
import { ingress } from './ingress';
import { job } from './job';
import { namespace } from './namespace';
import { networkPolicy } from './networkPolicy';
import { groupOf, type KindDefinition } from './object';
import { pod } from './pod';
import { replicaSet } from './replicaSet';
import { replicationController } from './replicationController';
import { service } from './service';
import { statefulSet } from './statefulSet';
import { unmodelled } from './unmodelled';

const KINDS: readonly KindDefinition<unknown>[] = [
  service,
  pod,
  deployment,
  statefulSet,
  daemonSet,
  replicaSet,
  replicationController,
  job,
  cronJob,
  namespace,
  ingress,
  networkPolicy,
];

/** Groups in which a kind lived before. @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const FORMER_GROUPS: Readonly<Record<string, readonly string[]>> = {
  extensions: ['apps', 'networking.k8s.io'],
};

const byKey = new Map(KINDS.map((definition) => [`${definition.group}/${definition.kind}`, definition]));

/** Definition for `apiVersion` and `kind`; `unmodelled` for kinds that have none. */
export function definitionFor(apiVersion: string, kind: string): KindDefinition<unknown> {
  const group = groupOf(apiVersion);
  const groups = [group, ...(FORMER_GROUPS[group] ?? [])];
  const found = groups.map((candidate) => byKey.get(`${candidate}/${kind}`)).find((definition) => definition);
  return found ?? unmodelled;
}
