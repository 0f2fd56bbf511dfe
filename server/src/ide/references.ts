/** Find references: from a declaration, or from the target of the link at the cursor, every link that leads there. */
import type { Requirement } from '../kinds/labels';
import type { Link, SelectorLink } from '../kinds/link';
import { linksOf } from '../kinds/links';
import { is, type KubeObject } from '../kinds/object';
import { service } from '../kinds/service';
import { resolve } from '../network/resolve';
import { selectableAs } from '../network/selectObjects';
import { NAMESPACE_NAME_LABEL, verdictFor } from '../network/selectors';
import { isKnown } from '../syntax/node';
import type { Span } from '../syntax/span';
import { ANY, compatible } from '../workspace/find';
import { declaredHostKey, keys } from '../workspace/keys';
import type { Location, Snapshot } from '../workspace/snapshot';
import { counterparts } from './counterparts';
import { helmReferences } from './helm/helmReferences';
import { kustomizationReferences } from './kustomization/kustomizationReferences';
import { renderedSymbols } from './renderedSymbols';
import { type Declaration, declarationsOf, symbolAt, type SymbolAt } from './symbolAt';
import { navigated } from './symbolsFor';

/** A place that links to a declaration. */
export interface Reference {
  readonly object: KubeObject;
  readonly link: Link;
  readonly span: Span;
}

/**
 * Locations of all links to what stands at `offset`, those of its own unit first. The declarations, if they are asked
 * for: its own before all, and those of other copies of the application, to which definition does not lead, behind all.
 */
export function references(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  declarations: 'with' | 'without',
): readonly Location[] {
  const paths = kustomizationReferences(snapshot, uri, offset);
  if (paths.length > 0) return paths;
  const inChart = helmReferences(snapshot, uri, offset, declarations);
  if (inChart) return inChart;
  const found = navigated(snapshot).map((seen) => referencesIn(seen, uri, offset));
  const places = found.flatMap((each) => each.places);
  if (declarations === 'without') return unique(places);
  const own = found.flatMap((each) => each.own);
  const others = counterparts(snapshot, uri, offset).others.filter((each) => each.as === 'declared');
  return unique([...own, ...places, ...others.map(({ location }) => location)]);
}

/** Of what is declared at `offset`: where that is, and where the links to it are. */
function referencesIn(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): { readonly own: readonly Location[]; readonly places: readonly Location[] } {
  const rendered = renderedSymbols(snapshot, uri, offset);
  const symbols = rendered.length > 0 ? rendered : [symbolAt(snapshot, uri, offset)];
  const found = symbols.flatMap((symbol) => declarationsBehind(snapshot, symbol));
  const links = found.flatMap((declaration) => referencesTo(snapshot, declaration));
  return {
    own: found.map(({ object, span }) => snapshot.locate(object, span)),
    places: ownFirst(snapshot, links, found).map(({ object, span }) => snapshot.locate(object, span)),
  };
}

/** Those whose objects are deployed with what they lead to, before the others. */
function ownFirst(
  snapshot: Snapshot,
  references: readonly Reference[],
  declarations: readonly Declaration[],
): readonly Reference[] {
  const units = new Set(declarations.flatMap(({ object }) => snapshot.unitsOf(object)));
  const isOwn = ({ object }: Reference): boolean => snapshot.unitsOf(object).some((unit) => units.has(unit));
  return [...references.filter(isOwn), ...references.filter((each) => !isOwn(each))];
}

/** What is declared at `offset`, or what the link there leads to. */
export function declarationsFor(snapshot: Snapshot, uri: string, offset: number): readonly Declaration[] {
  return declarationsBehind(snapshot, symbolAt(snapshot, uri, offset));
}

function declarationsBehind(snapshot: Snapshot, { origins, declarations }: SymbolAt): readonly Declaration[] {
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
    return link.selector.requirements
      .filter((requirement) => asksFor(requirement, declaration))
      .filter(
        (requirement) =>
          leadsTo(resolve(snapshot, object, link, requirement).targets, declaration) ||
          excludes(snapshot, object, link, requirement, declaration),
      )
      .map((requirement) => ({ object, link, span: requirement }));
  }
  if (!leadsTo(resolve(snapshot, object, link).targets, declaration)) return [];
  return [{ object, link, span: spanOf(link) }];
}

/** True where `requirement` speaks of the label that is declared, or of a label that says the object's name. */
function asksFor({ key }: Requirement, declaration: Declaration): boolean {
  switch (declaration.type) {
    case 'label':
    case 'own label':
      return key.value === declaration.pair.key.value;
    case 'name':
      return isNameLabel(declaration.object, key.value);
    case 'provided':
    case 'service port':
    case 'container port':
      return false;
  }
}

/** True where `requirement` (a `NotIn`) is what keeps the selector from the pods with the declared label. */
function excludes(
  snapshot: Snapshot,
  object: KubeObject,
  link: SelectorLink,
  requirement: Requirement,
  declaration: Declaration,
): boolean {
  if (declaration.type !== 'label' || requirement.operator !== 'NotIn') return false;
  const { value } = declaration.pair.value;
  if (!requirement.values.some((text) => text.value === value)) return false;
  const requirements = link.selector.requirements.filter((each) => each !== requirement);
  const namespace = link.within.type === 'own' ? snapshot.namespaceOf(object) : ANY;
  const others: SelectorLink = { ...link, selector: { ...link.selector, requirements } };
  return (
    compatible(namespace, snapshot.namespaceOf(declaration.object)) &&
    verdictFor(snapshot, declaration.object, others) !== 'no'
  );
}

/** Labels that the cluster or a controller adds, and whose values come from the name of `object`. */
function isNameLabel({ kind, pods }: KubeObject, key: string): boolean {
  if (kind.value === 'Namespace') return key === NAMESPACE_NAME_LABEL;
  return pods !== undefined && pods.generated[key] !== undefined;
}

/** A port that is not written stands where its owner does. */
function spanOf(link: Exclude<Link, { type: 'selector' }>): Span {
  if (link.type !== 'port') return link.text;
  const written = link.port.end > link.port.start;
  return !written && link.of.type === 'name' ? link.of.text : link.port;
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
      return distinct([
        ...byName(snapshot, object),
        ...byOwnLabels(snapshot, object),
        ...byLabels(snapshot, object),
      ]);
    case 'provided':
      return distinct(byName(snapshot, object));
    case 'own label':
      return distinct(byOwnLabels(snapshot, object));
    case 'label':
      return distinct([...byLabels(snapshot, object), object]);
    case 'container port':
      return distinct([...byLabels(snapshot, object), ...behindServices(snapshot, object), object]);
  }
}

/** Links to the object's name, to names that it provides, and to hosts that it is about. */
function byName(snapshot: Snapshot, object: KubeObject): readonly KubeObject[] {
  const { group, kind, name, provides } = object;
  const provided = provides.filter((each) => isKnown(each.name));
  const names = [...(isKnown(name) ? [{ group, kind: kind.value, name }] : []), ...provided];
  const hosts = linksOf(object).flatMap((link) => (link.type === 'host' ? [link.text] : []));
  return [
    ...names.flatMap((each) => snapshot.lookup(keys.namedBy(each.group, each.kind, each.name.value))),
    ...[...names.map((each) => each.name), ...hosts].flatMap((text) =>
      snapshot.lookup(declaredHostKey(text.value)),
    ),
  ];
}

/** Selectors that look at objects of this kind by their own labels. */
function byOwnLabels(snapshot: Snapshot, object: KubeObject): readonly KubeObject[] {
  const selects = selectableAs(object);
  return selects === undefined ? [] : snapshot.lookup(keys.selectsKind(selects));
}

function byLabels(snapshot: Snapshot, { pods }: KubeObject): readonly KubeObject[] {
  if (!pods) return [];
  return [
    ...pods.labels.pairs.flatMap((pair) =>
      snapshot.lookup(keys.selectedBy(pair.key.value, pair.value.value)),
    ),
    ...snapshot.lookup(keys.selectedByAny),
  ];
}

/** Whatever links to the Services in front of the pods: it may name a port of the pods behind them. */
function behindServices(snapshot: Snapshot, workload: KubeObject): readonly KubeObject[] {
  const services = byLabels(snapshot, workload).filter((object) => is(object, service));
  return services.flatMap((each) => [...byName(snapshot, each), ...byOwnLabels(snapshot, each)]);
}

function distinct(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...new Set(objects)];
}

function unique(locations: readonly Location[]): readonly Location[] {
  const seen = new Map(locations.map((each) => [`${each.uri}:${each.start}:${each.end}`, each]));
  return [...seen.values()];
}
