/** Answers that a static look at manifests can give. Unknown is not no. */

export type Verdict = 'yes' | 'no' | 'unknown';

/** AND: one no decides, then one unknown. */
export function every(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'yes';
  for (const verdict of verdicts) {
    if (verdict === 'no') return 'no';
    if (verdict === 'unknown') result = 'unknown';
  }
  return result;
}

/** OR: one yes decides, then one unknown. */
export function some(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'no';
  for (const verdict of verdicts) {
    if (verdict === 'yes') return 'yes';
    if (verdict === 'unknown') result = 'unknown';
  }
  return result;
}
