/** Facts of files as plain data, for a cache: without the definitions of kinds, which are code. */
import type { KindTable } from '../kinds/customKinds';
import type { Document, KubeObject } from '../kinds/object';
import { LineIndex, type PlainLines } from '../syntax/lineIndex';
import type { FileFacts } from './file';

export interface PlainFile extends Omit<FileFacts, 'lines'> {
  readonly lines: PlainLines;
}

type Fillable = { -readonly [Key in keyof KubeObject]: KubeObject[Key] };

/** `facts` as plain data, of which they can be made again with the kinds that they were read with. */
export function plainFile({ lines, documents, ...facts }: FileFacts): PlainFile {
  return { ...facts, lines: lines.plain(), documents: documents.map(plainDocument) };
}

/** The facts of which `plainFile` made this; it becomes part of them. */
export function fileOfPlain({ lines, ...facts }: PlainFile, kinds: KindTable): FileFacts {
  for (const { objects } of facts.documents) {
    for (const object of objects as readonly Fillable[])
      object.definition = kinds(object.apiVersion.value, object.kind.value);
  }
  return { ...facts, lines: new LineIndex(lines) };
}

function plainDocument(document: Document): Document {
  const objects: KubeObject[] = [];
  const plain: Document = { ...document, objects };
  for (const object of document.objects) {
    const copy: Omit<KubeObject, 'definition'> & { readonly definition: undefined } = {
      ...object,
      document: plain,
      definition: undefined,
    };
    objects.push(copy as unknown as KubeObject);
  }
  return plain;
}
