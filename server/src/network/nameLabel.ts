/** Labels by which people mean a namespace, and which it does not have by itself. */
import type { Requirement } from '../kinds/labels';
import { isKnown } from '../syntax/node';

/** True for the labels that people take for a namespace's name, and that nobody sets but they. */
export function isNameLabel({ key, operator, values }: Requirement): boolean {
  return (
    /^(name|namespace)$/.test(key.value) && operator === 'In' && values.length > 0 && values.every(isKnown)
  );
}
