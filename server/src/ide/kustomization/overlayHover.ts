/** Hover on an object's name: what each overlay makes of the object. */
import { nameOf } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { touches } from '../../syntax/span';
import { KUSTOMIZATION_NAMES } from '../../workspace/kustomizationPaths';
import { renderKustomization } from '../../workspace/kustomize/render';
import { idOf, kindOf, type Resource } from '../../workspace/kustomize/resource';
import { textSources } from '../../workspace/kustomize/sources';
import { textAt } from '../../workspace/kustomize/tree';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import type { HoverContent } from '../hovers/content';
import { bullets, code } from '../markdown';
import type { SymbolAt } from '../symbolAt';
import { relativePath } from './relativePath';

const MAX_OVERLAYS = 5;

/** A line for each leaf kustomization that renders the object at the cursor; undefined off its name, or without any. */
export function overlayHover(
  snapshot: Snapshot,
  { object, offset }: SymbolAt,
  read: ReadText,
): HoverContent | undefined {
  if (!object || !isKnown(object.name) || !touches(object.name, offset)) return undefined;
  const { uri } = object.document;
  const name = nameOf(object);
  const leaves = snapshot.unitsOfFile(uri).filter(({ kind }) => kind === 'kustomization');
  const lines = leaves.slice(0, MAX_OVERLAYS).flatMap(({ id }) => {
    const file = KUSTOMIZATION_NAMES.map((name) => `${id}/${name}`).find((each) => snapshot.file(each));
    if (file === undefined) return [];
    const made = renderKustomization(file, textSources(read)).objects.filter(
      ({ tree, source, written }) =>
        source.region.document.uri === uri &&
        kindOf(tree) === object.kind.value &&
        idOf(written).name === name,
    );
    const texts = made.map((resource) => outcome(resource)).filter((text) => text !== '');
    return texts.map((text) => `${code(relativePath(dirname(uri), id) || '.')}: ${text}`);
  });
  if (lines.length === 0) return undefined;
  const rest = leaves.length - MAX_OVERLAYS;
  return {
    span: object.name,
    lines: bullets([...lines, ...(rest > 0 ? [`${rest} more`] : [])], MAX_OVERLAYS + 1),
  };
}

/** `namespace shop-prod, name prod-web, 5 replicas`; empty where it stays as it is written. */
function outcome({ tree, written }: Resource): string {
  const before = idOf(written);
  const { name, namespace } = idOf(tree);
  const replicas = textAt(tree, 'spec', 'replicas');
  return [
    namespace !== before.namespace ? `namespace ${code(namespace)}` : '',
    name !== before.name ? `name ${code(name)}` : '',
    replicas !== textAt(written, 'spec', 'replicas') ? `replicas ${replicas}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
