/** What a kustomization renders, as text: a preview of what is applied, with the source of each object. */
import { printTrees } from '../../workspace/kustomize/printTrees';
import { type Rendered, renderKustomization } from '../../workspace/kustomize/render';
import { textSources } from '../../workspace/kustomize/sources';
import { toPlain } from '../../syntax/plain';
import { textAt } from '../../workspace/kustomize/tree';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { plural } from '../../network/podCount';
import { relativePath } from './relativePath';

const GENERATED = ': generated; a hash of the content goes behind the name';

/** YAML of the kustomization `uri`; undefined where it is none. */
export function renderedText(snapshot: Snapshot, uri: string, read: ReadText): string | undefined {
  if (!snapshot.file(uri)?.kustomization) return undefined;
  const rendered = renderKustomization(uri, textSources(read));
  const folder = dirname(uri);
  const reasons = rendered.incomplete.map((reason) => `# Not complete: ${oneLine(reason)}\n`);
  const documents = rendered.objects.map(
    ({ tree, source, generated }) =>
      `# ${oneLine(relativePath(folder, source.region.document.uri))}${generated ? GENERATED : ''}\n${printTrees([toPlain(tree)])}`,
  );
  return [`# It ${renderedTitle(rendered)}\n${reasons.join('')}`, ...documents].join('---\n');
}

/** `renders 12 objects into shop-prod` */
export function renderedTitle({ objects, incomplete }: Rendered): string {
  const amount = `${incomplete.length > 0 ? 'at least ' : ''}${plural(objects.length, 'object')}`;
  const namespaces = [...new Set(objects.map(({ tree }) => textAt(tree, 'metadata', 'namespace')))];
  const named = namespaces.filter((namespace) => namespace !== '');
  if (named.length === 0) return `renders ${amount}`;
  return `renders ${amount} into ${named.length === 1 ? named.join('') : `${named.length} namespaces`}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
