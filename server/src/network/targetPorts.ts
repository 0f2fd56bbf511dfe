/** Whether a Service port's targetPort leads to a port of the pods that the Service selects. */
import type { Container, ContainerPort } from '../kinds/podTemplate';
import { servingContainers } from '../kinds/podTemplate';
import type { KubeObject } from '../kinds/object';
import type { ServicePort, ServiceSpec } from '../kinds/service';
import { integer, isKnown, type Text } from '../syntax/node';
import { isWhole } from '../workspace/closedWorld';
import type { Snapshot } from '../workspace/snapshot';
import { podPort } from './ports';
import { serviceSelection } from './serviceSelection';

/** A port of a pod that comes near. */
export interface OtherPort {
  readonly workload: KubeObject;
  readonly port: ContainerPort;
}

/**
 * `resolved`: on every selected pod, or nothing can be said against it. `unresolved`: on none. `protocol`: on none, but
 * there is a port that differs in nothing but its protocol. `partial`: on some only.
 */
export type TargetPort =
  | { readonly state: 'resolved' }
  | { readonly state: 'unresolved'; readonly target: Text; readonly workloads: readonly KubeObject[] }
  | { readonly state: 'protocol'; readonly target: Text; readonly other: OtherPort }
  | { readonly state: 'partial'; readonly target: Text; readonly without: readonly KubeObject[] };

const RESOLVED: TargetPort = { state: 'resolved' };

/** What the targetPort of `port`, a port of `service`, leads to. A number leads there whether declared or not. */
export function targetPortOf(
  snapshot: Snapshot,
  service: KubeObject<ServiceSpec>,
  port: ServicePort,
): TargetPort {
  const target = port.targetPort;
  if (!isKnown(target) || target.value === '') return RESOLVED;
  const workloads = selectedWorkloads(snapshot, service);
  if (workloads.length === 0) return RESOLVED;
  const states = workloads.map((workload) => ({ workload, found: podPort(workload, target, port.protocol) }));
  if (integer(target) !== undefined) return numbered(workloads, target, port.protocol);
  if (states.some(({ found }) => found.state === 'unknown')) return RESOLVED;
  const without = states.filter(({ found }) => found.state === 'unresolved').map(({ workload }) => workload);
  if (without.length === 0) return RESOLVED;
  if (without.length < workloads.length) return partial(target, workloads, without);
  const other = otherProtocol(workloads, (candidate) => candidate.name?.value === target.value);
  return other ? { state: 'protocol', target, other } : { state: 'unresolved', target, workloads };
}

/**
 * Workloads whose pods stay behind the Service, where all of them can be known; those of a Job are gone when their work
 * is done. Workloads of other units count where both namespaces are written: else they may be another application.
 */
export function selectedWorkloads(
  snapshot: Snapshot,
  service: KubeObject<ServiceSpec>,
): readonly KubeObject[] {
  const selection = serviceSelection(snapshot, service);
  if (selection.state !== 'selected') return [];
  const { yes, unknown, elsewhere } = selection.selected;
  if (unknown.length > 0 || !yes.every(isWhole)) return [];
  const apart = (workload: KubeObject): boolean =>
    snapshot.namespaceOf(service) === undefined || snapshot.namespaceOf(workload) === undefined;
  if (elsewhere && yes.some(apart)) return [];
  const lasting = yes.filter(({ kind }) => kind.value !== 'Job' && kind.value !== 'CronJob');
  return lasting.length > 0 ? lasting : yes;
}

/** A number is wrong only where its one declaration has another protocol. */
function numbered(workloads: readonly KubeObject[], target: Text, protocol: string): TargetPort {
  const number = integer(target);
  const same = ({ number: declared }: ContainerPort): boolean => integer(declared) === number;
  const declared = workloads.flatMap(portsOf).filter(({ port }) => same(port));
  const [other] = declared;
  if (!other || declared.some(({ port }) => port.protocol === protocol)) return RESOLVED;
  return { state: 'protocol', target, other };
}

/** Copies of one workload are alternatives of which one is applied: they do not make a port partial. */
function partial(target: Text, workloads: readonly KubeObject[], without: readonly KubeObject[]): TargetPort {
  const names = new Set(workloads.map(({ name }) => name?.value));
  return names.size < workloads.length ? RESOLVED : { state: 'partial', target, without };
}

function otherProtocol(
  workloads: readonly KubeObject[],
  fits: (port: ContainerPort) => boolean,
): OtherPort | undefined {
  return workloads.flatMap(portsOf).find(({ port }) => fits(port));
}

function portsOf(workload: KubeObject): readonly OtherPort[] {
  const containers: readonly Container[] = workload.pods ? servingContainers(workload.pods) : [];
  return containers.flatMap((container) => container.ports.map((port) => ({ workload, port })));
}
