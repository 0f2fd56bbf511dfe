/** The rules of an AuthorizationPolicy. @see https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
import { get, itemsAt, mapAt, type MapNode, type Node, scalarAt, type Text, textsAt } from '../syntax/node';
import type { Span } from '../syntax/span';
import { decodeSelector, type LabelSelector } from './labels';
import type { DecodeContext } from './object';

export interface AuthorizationFacts {
  /** ALLOW where nothing is written. */
  readonly action: string;
  /** Pods of its own namespace, or of all in the root namespace; undefined: all. */
  readonly selector: LabelSelector | undefined;
  /** Attached to Gateways or Services, and not to pods. */
  readonly targeted: boolean;
  /** ORed. None: nothing matches. */
  readonly rules: readonly AuthorizationRule[];
}

/** `from`, `to` and `when` are ANDed; what is empty matches all. */
export interface AuthorizationRule extends Span {
  readonly from: readonly FieldSet[];
  readonly to: readonly FieldSet[];
  readonly when: readonly Condition[];
}

/** Fields of a source or an operation, by their name; fields are ANDed, the values of one ORed. */
export type FieldSet = Readonly<Record<string, readonly Text[]>>;

export interface Condition {
  readonly key: string;
  readonly values: readonly Text[];
  readonly notValues: readonly Text[];
}

export function authorizationFacts(root: MapNode, context: DecodeContext): AuthorizationFacts {
  const spec = mapAt(root, 'spec');
  return {
    action: scalarAt(spec, 'action')?.value ?? 'ALLOW',
    selector: decodeSelector(get(spec, 'selector'), context),
    targeted: get(spec, 'targetRefs') !== undefined || get(spec, 'targetRef') !== undefined,
    rules: itemsAt(spec, 'rules').map(decodeRule),
  };
}

function decodeRule(node: Node): AuthorizationRule {
  return {
    start: node.start,
    end: node.end,
    from: itemsAt(node, 'from').map((item) => fieldsOf(get(item, 'source'))),
    to: itemsAt(node, 'to').map((item) => fieldsOf(get(item, 'operation'))),
    when: itemsAt(node, 'when').map((item) => ({
      key: scalarAt(item, 'key')?.value ?? '',
      values: textsAt(item, 'values'),
      notValues: textsAt(item, 'notValues'),
    })),
  };
}

function fieldsOf(node: Node | undefined): FieldSet {
  const entries = node?.kind === 'map' ? node.entries : [];
  return Object.fromEntries(entries.map(({ key }) => [key.value, textsAt(node, key.value)]));
}
