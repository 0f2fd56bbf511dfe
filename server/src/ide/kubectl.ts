/**
 * kubectl commands for the object in hand, as text to copy. Nothing here runs anything, and no manifest can make a
 * command do anything else: every value of it is quoted.
 */
import { isHeadless, podsLink, service, type ServiceSpec } from '../kinds/service';
import { is, type KubeObject } from '../kinds/object';
import { asDeployed } from '../network/asDeployed';
import { serviceDnsName } from '../network/dns';
import { selectPods } from '../network/selectors';
import { integer, isKnown } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';

export interface KubectlCommand {
  /** `Copy kubectl describe`. */
  readonly title: string;
  /** For a POSIX shell. */
  readonly command: string;
}

/** Commands for `object`; none where a template decides on its name, or where its kind would read as an option. */
export function kubectlCommands(seen: Snapshot, written: KubeObject): readonly KubectlCommand[] {
  const { snapshot, object } = asDeployed(seen, written);
  if (!isKnown(object.name) || object.name.value === '' || !/^[A-Za-z]\w*$/.test(object.kind.value))
    return [];
  const common = [
    kubectl('describe', 'describe', typed(object)),
    kubectl('get -o yaml', 'get', typed(object), '-o', 'yaml'),
  ];
  const make = (commands: readonly Made[]): readonly KubectlCommand[] =>
    commands.map(({ title, words }) => {
      const all = ['kubectl', ...namespaceFlag(snapshot, object), ...words];
      return { title: `Copy kubectl ${title}`, command: all.map(shellQuote).join(' ') };
    });
  if (is(object, service)) return make([...serviceCommands(snapshot, object), ...common]);
  return make(object.pods ? [...common, ...workloadCommands(object)] : common);
}

interface Made {
  readonly title: string;
  readonly words: readonly string[];
}

function kubectl(title: string, ...words: readonly string[]): Made {
  return { title, words };
}

function namespaceFlag(snapshot: Snapshot, object: KubeObject): readonly string[] {
  const namespace = snapshot.namespaceOf(object);
  return object.definition.scope === 'Cluster' || namespace === undefined ? [] : ['-n', namespace];
}

/** `deployment/web`; the group follows where kinds of other groups are called the same. */
function typed({ kind, group, name }: KubeObject): string {
  const plain = group === '' || group === 'apps' || group === 'batch' || group === 'networking.k8s.io';
  return `${kind.value.toLowerCase()}${plain ? '' : `.${group}`}/${name?.value ?? ''}`;
}

function serviceCommands(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly Made[] {
  const name = object.name?.value ?? '';
  const [port] = object.spec.ports;
  const number = integer(port?.number);
  const dns = serviceDnsName(snapshot, object);
  const pod = ['run', 'dns-test', '--rm', '-it', '--restart=Never', '--image=busybox', '--'];
  const external = object.spec.type === 'ExternalName';
  return [
    ...(external
      ? []
      : [
          kubectl('get endpoints', 'get', `endpoints/${name}`),
          kubectl('get endpointslices', 'get', 'endpointslices', '-l', `kubernetes.io/service-name=${name}`),
        ]),
    ...(number === undefined || external
      ? []
      : [kubectl('port-forward', 'port-forward', `service/${name}`, `${localPort(number)}:${number}`)]),
    kubectl('run dns-test … nslookup', ...pod, 'nslookup', dns),
    ...(number === undefined || isHeadless(object.spec)
      ? []
      : [kubectl('run dns-test … wget', ...pod, 'wget', '-qO-', `http://${dns}:${number}`)]),
    ...podsSelected(snapshot, object),
  ];
}

/** Ports below 1024 need rights that people seldom have. */
function localPort(number: number): number {
  return number < 1024 ? number + 8000 : number;
}

function podsSelected(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly Made[] {
  const link = podsLink(object);
  const requirements = link?.selector.requirements ?? [];
  const known = requirements.every(({ key, values: [value] }) => isKnown(key) && isKnown(value));
  if (!link || !known || selectPods(snapshot, object, link).yes.length === 0) return [];
  const selector = requirements
    .map(({ key, values: [value] }) => `${key.value}=${value?.value ?? ''}`)
    .join(',');
  return [kubectl('get pods', 'get', 'pods', '-l', selector, '-o', 'wide')];
}

function workloadCommands(object: KubeObject): readonly Made[] {
  const [port] = object.pods?.containers.flatMap(({ ports }) => ports) ?? [];
  const number = integer(port?.number);
  const name = typed(object);
  const exposable = ['Deployment', 'ReplicaSet', 'Pod', 'ReplicationController'].includes(object.kind.value);
  return [
    kubectl('logs', 'logs', name, '--all-containers', '--tail=100'),
    ...(number === undefined
      ? []
      : [kubectl('port-forward', 'port-forward', name, `${localPort(number)}:${number}`)]),
    ...(number === undefined || !exposable
      ? []
      : [kubectl('expose', 'expose', name, `--port=${number}`, `--target-port=${number}`)]),
  ];
}

/**
 * `text` as one word of a POSIX shell, whatever it holds.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function shellQuote(text: string): string {
  const line = oneLine(text);
  return /^[A-Za-z0-9_./-][A-Za-z0-9_@%+:,./=-]*$/.test(line)
    ? line
    : `'${line.replaceAll("'", String.raw`'\''`)}'`;
}

/** Control characters, line ends among them, would act on the terminal that the text is pasted into. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
