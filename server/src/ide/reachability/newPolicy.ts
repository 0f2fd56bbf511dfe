/** A NetworkPolicy that allows one connection at one of its ends, as a document behind a policy that denies it. */
import type { Direction } from '../../kinds/networkPolicy';
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Flow } from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import { writtenName } from '../../workspace/copies';
import type { ReadText } from '../edit';
import { insertDocument } from '../editText';
import { writtenObject } from '../writtenObject';
import { blockLines, type Value } from '../yamlText';
import type { Candidate } from './candidate';
import { labelsFor, peerFor, portFor } from './peerValues';

export interface Wanted {
  readonly world: World;
  readonly direction: Direction;
  /** The pods that the policy selects. */
  readonly subject: PodEndpoint;
  readonly other: Endpoint;
  readonly flow: Flow;
  /** The object behind which it is written; it stands in the namespace of the pods. */
  readonly behind: KubeObject;
  readonly read: ReadText;
}

/** None where labels cannot say which pods are meant. */
export function newPolicy(wanted: Wanted): readonly Candidate[] {
  const { world, direction, subject, other, flow, behind, read } = wanted;
  const matchLabels = labelsFor(world, subject);
  const peer = peerFor(world, other, subject.namespace);
  if (!matchLabels || peer === undefined) return [];
  const [rules, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  const name = freeName(world, subject, nameFor(wanted));
  const spec = {
    podSelector: { matchLabels },
    policyTypes: [direction],
    [rules]: [{ [peers]: [peer], ports: [portFor(flow)] }],
  };
  const written = writtenObject(behind);
  if (!written) return [];
  const lines = policyLines(name, written.namespace?.value, spec);
  const edit = insertDocument(world.snapshot, written, lines, read);
  return edit ? [{ title: `Create NetworkPolicy \`${name}\``, edits: [edit], form: 'new policy' }] : [];
}

/** The manifest of a NetworkPolicy, line by line. */
export function policyLines(name: string, namespace: string | undefined, spec: Value): readonly string[] {
  return blockLines(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
      spec,
    },
    2,
  );
}

/** `allow-web-to-db` at the source, `allow-db-from-web` at the destination. */
function nameFor({ direction, subject, other }: Wanted): string {
  return `allow-${dnsLabel(nameAsWritten(subject.object))}-${direction === 'Ingress' ? 'from' : 'to'}-${otherName(other)}`;
}

function otherName(other: Endpoint): string {
  switch (other.type) {
    case 'pods':
      return dnsLabel(nameAsWritten(other.object));
    case 'unknown-pod':
      return 'ingress-controller';
    default:
      return 'outside';
  }
}

/** Without the prefixes that kustomizations give. */
export function nameAsWritten(object: KubeObject): string {
  return writtenName(object) ?? nameOf(object);
}

/** What a name of an object may hold. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function dnsLabel(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** `name`, or with the first number behind it under which the namespace has no policy. */
export function freeName(world: World, { namespace }: PodEndpoint, name: string): string {
  const taken = new Set(
    world.policies
      .filter(({ object }) => world.namespaceOf(object) === namespace)
      .flatMap(({ object }) => [nameOf(object), nameAsWritten(object)]),
  );
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
