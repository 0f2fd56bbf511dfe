/** Why objects may exist that the files do not show. */
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import type { FileFacts } from './file';
import { generatorOf } from './generators';
import { makesObjects } from './operators';

/** Why a file may hide objects; empty for one that shows all it has. */
export function opennessOf(file: FileFacts): readonly string[] {
  if (file.skipped !== undefined) return [`a file was not read: ${file.skipped}`];
  const generator = generatorOf(file.uri);
  const reasons: string[] = generator === undefined ? [] : [generator];
  for (const document of file.documents) {
    if (document.problems.length > 0) reasons.push('a document does not parse');
    else if (document.templated) reasons.push('a template is not rendered');
    reasons.push(...document.objects.flatMap(opennessOfObject));
  }
  return reasons;
}

export function opennessOfObject({ group, kind, name }: KubeObject): readonly string[] {
  if (name && !isKnown(name)) return [`the name of a ${kind.value} is a template`];
  return makesObjects(group, kind.value) ? [`the controller of ${kind.value} makes objects`] : [];
}
