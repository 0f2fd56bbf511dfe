/** Document symbols (`Service/web`, its ports beneath) and workspace symbols. */
import type { KubeObject } from '../kinds/object';
import { nameOf } from '../kinds/object';
import { plain } from './markdown';
import type { Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { allDeployed, asDeployed } from '../network/asDeployed';
import type { FileFacts } from '../workspace/file';
import { chartsOf } from '../workspace/helm/charts';
import type { Location, Snapshot } from '../workspace/snapshot';
import { unitNameOf } from '../workspace/unitNames';

export type SymbolKind = 'object' | 'port' | 'container' | 'define';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly whole: Location;
  readonly selection: Location;
  readonly children: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol {
  readonly name: string;
  /** Namespace; and the unit, where several of the same name are found. */
  readonly container: string;
  readonly location: Location;
}

/** Most that a client is sent; who needs more types a letter more. */
const MAX_SYMBOLS = 500;

/** Objects of a file, in order, with their ports and containers; and the named templates of one of a chart. */
export function documentSymbols(snapshot: Snapshot, uri: string): readonly DocumentSymbol[] {
  const objects = snapshot.objectsOf(uri).map((object): DocumentSymbol => ({
    ...base(
      snapshot,
      object,
      'object',
      `${object.kind.value}/${nameOf(called(snapshot, object))}`,
      object.span,
      object.name ?? object.kind,
    ),
    detail: snapshot.namespaceOf(called(snapshot, object)) ?? '',
    children: [...portSymbols(snapshot, object), ...containerSymbols(snapshot, object)],
  }));
  return [...objects, ...defineSymbols(snapshot, uri)];
}

/** The object that says what that of a template is called, where one release alone makes it. */
function called(snapshot: Snapshot, object: KubeObject): KubeObject {
  return object.document.templated ? asDeployed(snapshot, object).object : object;
}

/** Objects whose kind, namespace and name hold the letters of `query` in that order, and named templates. */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const found = symbolsNamed(snapshot, query.toLowerCase().replaceAll(/\s+/g, ''));
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return found.map(({ object, ...symbol }) => {
    if (!object || counts.get(symbol.name) === 1) return symbol;
    const parts = [symbol.container, unitNameOf(snapshot, object)].filter((part) => part !== '');
    return { ...symbol, container: parts.join(' · ') };
  });
}

interface NamedSymbol extends WorkspaceSymbol {
  /** Undefined for a named template. */
  readonly object?: KubeObject;
}

function symbolsNamed(snapshot: Snapshot, wanted: string): readonly NamedSymbol[] {
  const found: NamedSymbol[] = [];
  for (const file of snapshot.files()) {
    for (const object of objectsNamed(snapshot, file)) {
      const namespace = snapshot.namespaceOf(object) ?? '';
      const name = `${object.kind.value}/${nameOf(object)}`;
      if (!holdsInOrder(`${namespace}/${name}`.toLowerCase(), wanted)) continue;
      found.push({
        name,
        container: namespace,
        object,
        location: snapshot.locate(object, object.name ?? object.kind),
      });
      if (found.length >= MAX_SYMBOLS) return found;
    }
    for (const { name, start, end } of file.helm?.type === 'template' ? file.helm.defines : []) {
      if (!holdsInOrder(name.toLowerCase(), wanted)) continue;
      const container = chartsOf(snapshot).chartOf(file.uri)?.file.name ?? '';
      found.push({ name, container, location: { uri: file.uri, start, end } });
    }
  }
  return found.slice(0, MAX_SYMBOLS);
}

/** Objects of a template by the names that Helm gave them, where it did; those of other files as they are written. */
function objectsNamed(snapshot: Snapshot, { uri, documents }: FileFacts): readonly KubeObject[] {
  const written = documents.flatMap(({ objects }) => objects);
  if (!snapshot.layout.isReleased(uri)) return written;
  return written.flatMap((object) => {
    const made = allDeployed(snapshot, object).map((each) => each.object);
    return made.length > 0 ? made : [object];
  });
}

function defineSymbols(snapshot: Snapshot, uri: string): readonly DocumentSymbol[] {
  const helm = snapshot.file(uri)?.helm;
  if (helm?.type !== 'template') return [];
  return helm.defines.map(({ name, start, end, whole }) => ({
    name,
    detail: '',
    kind: 'define',
    whole: { uri, ...whole },
    selection: { uri, start, end },
    children: [],
  }));
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function portSymbols(snapshot: Snapshot, object: KubeObject): readonly DocumentSymbol[] {
  return object.ports.flatMap((port) => {
    const text = port.name ?? port.number;
    return text ? [base(snapshot, object, 'port', label(port.name, port.number), port, text)] : [];
  });
}

function containerSymbols(snapshot: Snapshot, object: KubeObject): readonly DocumentSymbol[] {
  return (object.pods?.containers ?? []).flatMap((container) => {
    if (!container.name) return [];
    const ports = container.ports.flatMap((port) => {
      const text = port.name ?? port.number;
      return text ? [base(snapshot, object, 'port', label(port.name, port.number), port, text)] : [];
    });
    return [
      {
        ...base(snapshot, object, 'container', plain(container.name.value), container, container.name),
        children: ports,
      },
    ];
  });
}

function label(name: Text | undefined, number: Text | undefined): string {
  return plain([name?.value, number?.value].filter((part) => part !== undefined).join(' '));
}

function base(
  snapshot: Snapshot,
  object: KubeObject,
  kind: SymbolKind,
  name: string,
  whole: Span,
  selection: Span,
): DocumentSymbol {
  return {
    name: name || '?',
    detail: '',
    kind,
    whole: snapshot.locate(object, whole),
    selection: snapshot.locate(object, inside(selection, whole)),
    children: [],
  };
}

/** A selection has to lie in its symbol; an alias stands elsewhere. */
function inside(selection: Span, whole: Span): Span {
  return whole.start <= selection.start && selection.end <= whole.end ? selection : whole;
}
