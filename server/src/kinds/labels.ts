/** Label maps and label selectors as they are written. Matching is a matter of `network/selectors.ts`. */
import {
  at,
  entryOf,
  isKnown,
  itemsAt,
  mapAt,
  type Node,
  scalarAt,
  type Text,
  textsAt,
} from '../syntax/node';
import type { Span } from '../syntax/span';
import type { DecodeContext } from './object';

export interface LabelPair {
  readonly key: Text;
  readonly value: Text;
}

export interface LabelSet {
  readonly pairs: readonly LabelPair[];
  /** True where a template may add pairs that are not written here. */
  readonly open: boolean;
}

export const NO_LABELS: LabelSet = { pairs: [], open: false };

export function valueOf(labels: LabelSet, key: string): Text | undefined {
  return labels.pairs.findLast((pair) => pair.key.value === key)?.value;
}

/** Pairs of a map of strings. Values that are no scalars are left out. */
export function decodeLabels(node: Node | undefined, context: DecodeContext): LabelSet {
  const pairs: LabelPair[] = [];
  for (const { key, value } of node?.kind === 'map' ? node.entries : []) {
    if (value.kind === 'scalar') pairs.push({ key, value });
  }
  if (pairs.length === 0 && !context.templated) return NO_LABELS;
  return { pairs, open: context.templated || pairs.some((pair) => !isKnown(pair.key)) };
}

export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface Requirement extends Span {
  readonly key: Text;
  /** `undefined`: an operator that the API does not know, or a template. */
  readonly operator: Operator | undefined;
  /** As written; undefined for an equality of a map. */
  readonly operatorText?: Text | undefined;
  readonly values: readonly Text[];
}

/** AND of its requirements; none selects everything. An absent selector is `undefined`, never an empty one. */
export interface LabelSelector extends Span {
  readonly requirements: readonly Requirement[];
  /** True where a template may add requirements that are not written here. */
  readonly open: boolean;
}

export const OPERATORS: readonly Operator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** A bare map of equalities, as in a Service. */
export function decodeMapSelector(node: Node | undefined, context: DecodeContext): LabelSelector | undefined {
  if (node?.kind !== 'map') return undefined;
  return { start: node.start, end: node.end, requirements: equalities(node), open: context.templated };
}

/**
 * A LabelSelector: `matchLabels` and `matchExpressions`.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function decodeSelector(node: Node | undefined, context: DecodeContext): LabelSelector | undefined {
  if (node?.kind !== 'map') return undefined;
  const expressions = itemsAt(node, 'matchExpressions').flatMap(decodeExpression);
  return {
    start: node.start,
    end: node.end,
    requirements: [...equalities(mapAt(node, 'matchLabels')), ...expressions],
    open: context.templated,
  };
}

/** The selector under `key` of `node`, spanning from the key where it is present. An absent or null one is undefined. */
export function selectorAt(
  node: Node | undefined,
  key: string,
  context: DecodeContext,
): LabelSelector | undefined {
  return fromKey(node, key, decodeSelector(at(node, key), context));
}

/** The same for a bare map of equalities. */
export function mapSelectorAt(
  node: Node | undefined,
  key: string,
  context: DecodeContext,
): LabelSelector | undefined {
  return fromKey(node, key, decodeMapSelector(at(node, key), context));
}

/** An alias stands before the key that uses it, and keeps its own place. */
function fromKey(
  node: Node | undefined,
  key: string,
  selector: LabelSelector | undefined,
): LabelSelector | undefined {
  const start = entryOf(node, key)?.key.start;
  return selector && start !== undefined && start < selector.start ? { ...selector, start } : selector;
}

function equalities(node: Node | undefined): readonly Requirement[] {
  return decodeLabels(node, { templated: false }).pairs.map(({ key, value }) => ({
    start: key.start,
    end: Math.max(key.end, value.end),
    key,
    operator: 'In',
    values: [value],
  }));
}

function decodeExpression(node: Node): readonly Requirement[] {
  const key = scalarAt(node, 'key');
  if (!key) return [];
  const operatorText = scalarAt(node, 'operator');
  const operator = OPERATORS.find((each) => each === operatorText?.value);
  const values = textsAt(node, 'values');
  return [{ start: node.start, end: node.end, key, operator, operatorText, values }];
}
