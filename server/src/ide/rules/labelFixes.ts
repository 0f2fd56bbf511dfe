/** Fixes for a Service selector that one label of a workload does not meet. */
import { nameOf, refOf } from '../../kinds/object';
import type { KubeObject } from '../../kinds/object';
import type { WorkloadSpec } from '../../kinds/workload';
import type { Miss } from '../../network/serviceSelection';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, TextEdit } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { podSelectorsOf } from './podSelectors';

/** More suggestions than this are noise. */
const MAX_SUGGESTIONS = 3;

/** Correct the selector, for each different label; or the label of the pods, where nothing else selects them by it. */
export function labelFixes(
  snapshot: Snapshot,
  service: KubeObject,
  misses: readonly Miss[],
  rank: 'preferred' | 'alternative',
): readonly Fix[] {
  const distinct = [
    ...new Map(misses.map((miss) => [`${miss.pair?.key.value}: ${miss.pair?.value.value}`, miss])).values(),
  ];
  const inSelector = distinct
    .slice(0, MAX_SUGGESTIONS)
    .flatMap((miss, at) => selectorFix(snapshot, service, miss, at === 0 ? rank : 'alternative'));
  const [only, ...more] = misses;
  return only && more.length === 0 ? [...inSelector, ...templateFix(snapshot, only)] : inSelector;
}

function selectorFix(
  snapshot: Snapshot,
  service: KubeObject,
  { requirement, pair }: Miss,
  rank: 'preferred' | 'alternative',
): readonly Fix[] {
  const [value] = requirement.values;
  if (!pair || !value) return [];
  if (pair.key.value !== requirement.key.value) {
    const edit = replaceScalar(snapshot, service, requirement.key, pair.key.value);
    return fixOf(`Change the selector's \`${requirement.key.value}\` to \`${pair.key.value}\``, rank, [edit]);
  }
  const edit = replaceScalar(snapshot, service, value, pair.value.value);
  return fixOf(`Change the selector to \`${pair.key.value}: ${pair.value.value}\``, rank, [edit]);
}

/** The label in the pod template, and with it in the workload's own selector, which has to match its template. */
function templateFix(snapshot: Snapshot, { workload, requirement, pair }: Miss): readonly Fix[] {
  const [wanted] = requirement.values;
  if (!pair || !wanted || pair.key.value !== requirement.key.value) return [];
  if (podSelectorsOf(snapshot, workload).length > 0) return [];
  const own = (workload.spec as WorkloadSpec | undefined)?.selector?.requirements ?? [];
  const replace = (text: Text): TextEdit | undefined => replaceScalar(snapshot, workload, text, wanted.value);
  const agreeing = own
    .filter(({ key, operator }) => key.value === pair.key.value && operator === 'In')
    .flatMap(({ values }) => values.filter((value) => value.value === pair.value.value));
  const title = `Change the label of ${refOf(workload)} to \`${pair.key.value}: ${wanted.value}\``;
  return fixOf(title, 'alternative', [pair.value, ...agreeing].map(replace));
}

/** The label that came near, as related information. */
export function relatedMisses(
  misses: readonly Miss[],
): { object: KubeObject; span: Text; message: string }[] {
  return misses.slice(0, MAX_SUGGESTIONS).map(({ workload, requirement, pair }) => ({
    object: workload,
    span: pair?.value ?? workload.name ?? workload.kind,
    message: pair
      ? `\`${nameOf(workload)}\` has \`${pair.key.value}: ${pair.value.value}\``
      : `\`${nameOf(workload)}\` has no label \`${requirement.key.value}\``,
  }));
}
