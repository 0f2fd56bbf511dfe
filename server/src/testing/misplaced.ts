/** Whether rendered values stand where their places say: the check of the projection's positions. */
import type { Document } from '../kinds/object';
import { splitDocuments } from '../syntax/document';
import type { Node, ScalarNode } from '../syntax/node';
import { placeOf } from '../workspace/kustomize/regions';
import type { Rendered } from '../workspace/kustomize/render';
import { kindOf } from '../workspace/kustomize/resource';

type Read = (uri: string) => string | undefined;

/** Scalars of `rendered` whose places hold something else than what they say is written there. */
export function misplaced(rendered: Rendered, read: Read): readonly string[] {
  const textOf = documentTexts(rendered, read);
  return rendered.objects.flatMap(({ tree }) =>
    scalarsIn(tree, '').flatMap(({ path, scalar }) => {
      const { uri, text } = placed(rendered, textOf, scalar);
      return reads(text, scalar) ? [] : [`${path}: ${scalar.value} is not ${text} in ${uri}`];
    }),
  );
}

/** `path: value <- text in file` for each scalar of the first object of `kind`, its keys left out. */
export function placesIn(rendered: Rendered, read: Read, kind: string): string {
  const textOf = documentTexts(rendered, read);
  const found = rendered.objects.find(({ tree }) => kindOf(tree) === kind);
  const lines = found && scalarsIn(found.tree, '').filter(({ path }) => !path.endsWith('?'));
  return (lines ?? [])
    .map(({ path, scalar }) => {
      const { uri, text } = placed(rendered, textOf, scalar);
      return `${path}: ${scalar.value} <- ${text} in ${uri.split('/').slice(-2).join('/')}`;
    })
    .join('\n');
}

interface Found {
  /** Of a key, with a question mark behind it. */
  readonly path: string;
  readonly scalar: ScalarNode;
}

function scalarsIn(node: Node, path: string): readonly Found[] {
  if (node.kind === 'scalar') return [{ path, scalar: node }];
  if (node.kind === 'seq') return node.items.flatMap((item, at) => scalarsIn(item, `${path}/${at}`));
  return node.entries.flatMap(({ key, value }) => [
    { path: `${path}/${key.value}?`, scalar: key },
    ...scalarsIn(value, `${path}/${key.value}`),
  ]);
}

/** Text of a document that was read, without its neighbours in the file. */
type TextOf = (document: Document) => string;

function documentTexts({ regions }: Rendered, read: Read): TextOf {
  const texts = new Map<Document, string>();
  for (const uri of new Set(regions.map((each) => each.document.uri))) {
    const text = read(uri) ?? '';
    const spans = splitDocuments(text);
    const own = new Set(regions.flatMap(({ document }) => (document.uri === uri ? [document] : [])));
    for (const [at, document] of [...own].entries()) {
      const span = spans[at];
      if (span) texts.set(document, text.slice(span.start, span.end));
    }
  }
  return (document) => texts.get(document) ?? '';
}

function placed({ regions }: Rendered, textOf: TextOf, scalar: ScalarNode): { uri: string; text: string } {
  const [own] = regions;
  if (!own) throw new Error('nothing was read');
  const { document, start, end } = placeOf({ home: '', regions, own }, scalar);
  return { uri: document.uri, text: textOf(document).slice(start, end) };
}

/** Escapes, folds and indentation read otherwise than they are written. */
function reads(text: string, { style, type, value, written }: ScalarNode): boolean {
  if (written === '' || type === 'null' || text === (written ?? value)) return true;
  const bare = (each: string): string => each.replaceAll(/[\s\\]|''/g, '');
  return style === 'plain' ? bare(text) === bare(written ?? value) : text.length > 0 || value === '';
}
