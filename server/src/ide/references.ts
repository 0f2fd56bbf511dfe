/** Find references: from a declaration, or from the target of the link at the cursor, every link that leads there. */
import type { Link } from '../kinds/link';
import { linksOf } from '../kinds/links';
import type { KubeObject } from '../kinds/object';
import { resolve } from '../network/resolve';
import { isKnown } from '../syntax/node';
import type { Span } from '../syntax/span';
import { keys } from '../workspace/keys';
import type { Location, Snapshot } from '../workspace/snapshot';
import { type Declaration, declarationsOf, symbolAt } from './symbolAt';

/** A place that links to a declaration. */
export interface Reference {
  readonly object: KubeObject;
  readonly link: Link;
  readonly span: Span;
}

/** Locations of all links to what stands at `offset`, the declaration first if it is asked for. */
export function references(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  declarations: 'with' | 'without',
): readonly Location[] {
  const found = declarationsFor(snapshot, uri, offset);
  const own = declarations === 'with' ? found.map(({ object, span }) => snapshot.locate(object, span)) : [];
  const links = found.flatMap((declaration) => referencesTo(snapshot, declaration));
  return unique([...own, ...links.map(({ object, span }) => snapshot.locate(object, span))]);
}

/** What is declared at `offset`, or what the link there leads to. */
export function declarationsFor(snapshot: Snapshot, uri: string, offset: number): readonly Declaration[] {
  const { origins, declarations } = symbolAt(snapshot, uri, offset);
  if (origins.length === 0) return declarations;
  return origins.flatMap(({ object, link, requirement }) =>
    resolve(snapshot, object, link, requirement).targets.flatMap((target) =>
      declarationsOf(target.object).filter((each) => within(each, target.span)),
    ),
  );
}

/** Links that lead to `declaration`. */
export function referencesTo(snapshot: Snapshot, declaration: Declaration): readonly Reference[] {
  return candidates(snapshot, declaration).flatMap((object) =>
    linksOf(object).flatMap((link) => referenceBy(snapshot, object, link, declaration)),
  );
}

function referenceBy(
  snapshot: Snapshot,
  object: KubeObject,
  link: Link,
  declaration: Declaration,
): readonly Reference[] {
  if (link.type === 'selector') {
    if (declaration.type !== 'label') return [];
    return link.selector.requirements
      .filter((requirement) => requirement.key.value === declaration.pair.key.value)
      .filter((requirement) => leadsTo(resolve(snapshot, object, link, requirement).targets, declaration))
      .map((requirement) => ({ object, link, span: requirement }));
  }
  if (!leadsTo(resolve(snapshot, object, link).targets, declaration)) return [];
  return [{ object, link, span: link.type === 'port' ? link.port : link.text }];
}

function leadsTo(targets: readonly { object: KubeObject; span: Span }[], declaration: Declaration): boolean {
  return targets.some((target) => target.object === declaration.object && within(declaration, target.span));
}

/** True where the declared text lies in the target's range (a port's name and number lie in the port). */
function within(declaration: Declaration, span: Span): boolean {
  return span.start <= declaration.span.start && declaration.span.end <= span.end;
}

/** Objects that may link to `declaration`, by the index. */
function candidates(snapshot: Snapshot, declaration: Declaration): readonly KubeObject[] {
  const { object } = declaration;
  switch (declaration.type) {
    case 'name':
    case 'service port':
      return byName(snapshot, object);
    case 'label':
    case 'container port':
      return [...new Set([...byLabels(snapshot, object), object])];
  }
}

function byName(snapshot: Snapshot, { group, kind, name, provides }: KubeObject): readonly KubeObject[] {
  const provided = provides.filter((each) => isKnown(each.name));
  const names = [...(isKnown(name) ? [{ group, kind: kind.value, name }] : []), ...provided];
  return names.flatMap((each) => [
    ...snapshot.lookup(keys.namedBy(each.group, each.kind, each.name.value)),
    ...snapshot.lookup(keys.hostedBy(each.name.value)),
  ]);
}

function byLabels(snapshot: Snapshot, { pods }: KubeObject): readonly KubeObject[] {
  const pairs = pods?.labels.pairs ?? [];
  return [
    ...pairs.flatMap((pair) => snapshot.lookup(keys.selectedBy(pair.key.value, pair.value.value))),
    ...snapshot.lookup(keys.selectedByAny),
  ];
}

function unique(locations: readonly Location[]): readonly Location[] {
  const seen = new Map(locations.map((each) => [`${each.uri}:${each.start}:${each.end}`, each]));
  return [...seen.values()];
}
