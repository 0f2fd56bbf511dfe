/** Lines that say where a port leads: `http` → 8080 in deployment/web, container `app`. */
import type { Container, ContainerPort } from '../../kinds/podTemplate';
import type { PortMiss, PortTarget, PortTargets } from '../../network/portTargets';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { bullets, code, inline, linkTo, plain, valueOf } from '../markdown';

export interface Wanted {
  readonly port: Text;
  readonly protocol: string;
  /** What leads there, as the start of a line: `` `80` → ``. */
  readonly prefix: string;
  /** The one container that is asked, where not all of the pod are. */
  readonly container?: Container | undefined;
}

/** Where the port leads in each workload. One fits into the answer; several follow as a list. */
export function targetLines(snapshot: Snapshot, wanted: Wanted, found: PortTargets): readonly string[] {
  const { targets, misses, unknown } = found;
  const { prefix, port } = wanted;
  const [only, ...others] = targets;
  if (!only && misses.length > 0) return missLines(snapshot, wanted, misses);
  if (!only) return [`${prefix}${code(valueOf(port))}, which a template decides`];
  const name = port.value === String(only.number) ? '' : `${code(valueOf(port))} → `;
  const rest = [
    ...misses.map((miss) => missText(snapshot, wanted, [miss])),
    ...unknown.map((workload) => `${linkTo(snapshot, workload)}: a template decides`),
  ];
  if (others.length === 0 && rest.length === 0) {
    return [`${prefix}${name}${only.number} in ${placeText(snapshot, only)}`];
  }
  const numbers = [...new Set(targets.map((target) => String(target.number)))];
  const each = targets.map((target) => {
    const place = placeText(snapshot, target);
    return numbers.length > 1 ? `${target.number} in ${place}` : place;
  });
  return [`${prefix}${name}${inline(numbers)}`, ...bullets([...rest, ...each])];
}

function placeText(snapshot: Snapshot, { workload, container, otherProtocols }: PortTarget): string {
  const link = linkTo(snapshot, workload);
  if (container) return `${link}, container ${code(valueOf(container.name))}`;
  const [other] = otherProtocols;
  return `${link}, declared ${other === undefined ? 'by no container' : `for ${plain(other)} only`}`;
}

function missLines(snapshot: Snapshot, wanted: Wanted, misses: readonly PortMiss[]): readonly string[] {
  const nowhere = wanted.prefix.endsWith('→ ') ? 'nowhere: ' : '';
  const lines = [`${wanted.prefix}${nowhere}${missText(snapshot, wanted, misses)}`];
  if (misses.length === 1) return lines;
  return [...lines, `Looked in ${inline(misses.map(({ workload }) => linkTo(snapshot, workload)))}`];
}

/** No selected pod declares a TCP port named `http`. */
function missText(snapshot: Snapshot, wanted: Wanted, misses: readonly PortMiss[]): string {
  const { port, protocol } = wanted;
  const similar = misses.flatMap((miss) =>
    miss.similar.map((each) => similarText(snapshot, miss, each, protocol)),
  );
  const hint = similar.length > 0 ? ` (${inline(similar, 3)})` : '';
  return `${missSubject(snapshot, wanted, misses)} ${plain(protocol)} port named ${code(valueOf(port))}${hint}`;
}

function missSubject(snapshot: Snapshot, { container, prefix }: Wanted, misses: readonly PortMiss[]): string {
  const [only, ...others] = misses;
  if (container) return `container ${code(valueOf(container.name))} declares no`;
  return only && others.length === 0
    ? `${linkTo(snapshot, only.workload)} declares no`
    : `${prefix === '' ? 'No' : 'no'} selected pod declares a`;
}

function similarText(
  snapshot: Snapshot,
  { workload }: PortMiss,
  port: ContainerPort,
  protocol: string,
): string {
  if (port.protocol !== protocol) return `it is ${linkTo(snapshot, workload, port, port.protocol)}`;
  const container = workload.pods?.containers.find(({ ports }) => ports.includes(port));
  const init = container?.role === 'init';
  const link = linkTo(
    snapshot,
    workload,
    port,
    `${init ? 'init ' : ''}container ${valueOf(container?.name)}`,
  );
  return init ? `${link} does, but has ended by then` : `${link} does`;
}
