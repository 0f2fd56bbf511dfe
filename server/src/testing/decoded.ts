/** Decoded objects of one document, without a workspace around them. */
import { decodeDocument } from '../kinds/decode';
import type { KindDefinition, KubeObject } from '../kinds/object';
import { is } from '../kinds/object';

/** Objects of `text`, in their order. */
export function decoded(text: string): readonly KubeObject[] {
  return decodeDocument('file:///ws/main.yaml', text, (value) => value).objects;
}

/** The one object of `text`, of the kind that `definition` defines. Throws where it is another. */
export function decodedAs<Spec>(definition: KindDefinition<Spec>, text: string): KubeObject<Spec> {
  const [object] = decoded(text);
  if (!object || !is(object, definition)) throw new Error(`no ${definition.kind}`);
  return object;
}
