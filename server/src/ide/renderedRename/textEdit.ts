/** Edits that give the texts of a label another value, however these are written. */
import { decodedStep, encodedStep } from '../../workspace/kustomize/jsonPatch';
import type { TextEdit } from '../edit';
import { replaceText } from '../editText';
import type { WrittenText } from './renderedFamily';

/** Undefined for what cannot be written in place: a block, or text of which rendering makes something else. */
export function textEdit({ text, location }: WrittenText, newName: string): TextEdit | undefined {
  if (text.written !== undefined) {
    const isStep = text.written !== '' && decodedStep(text.written) === text.value;
    return isStep ? { ...location, newText: encodedStep(newName) } : undefined;
  }
  if (text.style === 'block' || location.end - location.start === 0) return undefined;
  return replaceText(location, text, newName);
}
