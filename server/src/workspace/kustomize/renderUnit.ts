/** A leaf kustomization as a unit of deployment: the objects that it renders, decoded as those of files are. */
import type { KindTable } from '../../kinds/customKinds';
import { decodeTree } from '../../kinds/decode';
import type { KubeObject, Region } from '../../kinds/object';
import type { FileFacts } from '../file';
import type { Unit } from '../layout';
import { fingerprint } from './fingerprint';
import { regionsOf } from './regions';
import { renderKustomization } from './render';
import type { Resource } from './resource';
import type { SourceCache } from './sourceCache';

export interface RenderedUnit {
  /** The unit as it is deployed: closed unless something in it is not followed. */
  readonly incomplete: readonly string[];
  readonly objects: readonly KubeObject[];
  /** Files whose objects it deploys. */
  readonly files: ReadonlySet<string>;
  /** Files that it was rendered from, and those that it looked for in vain. */
  readonly reads: ReadonlyMap<string, FileFacts | undefined>;
  /** Objects by what tells them apart, for the next time. */
  readonly known: ReadonlyMap<string, KubeObject>;
}

export interface RenderSettings {
  readonly files: { get(uri: string): FileFacts | undefined };
  readonly kinds: KindTable;
  readonly cache: SourceCache;
}

/** Home of the objects that `unit` renders. */
export function homeOfRendered(unit: Unit): string {
  return `rendered ${unit.id}`;
}

/** Renders the kustomization `uri` of `unit`; objects that are as they were in `before` are the same ones. */
export function renderUnit(
  uri: string,
  unit: Unit,
  { files, kinds, cache }: RenderSettings,
  before: RenderedUnit | undefined,
): RenderedUnit {
  const reads = new Map<string, FileFacts | undefined>();
  const rendered = renderKustomization(uri, cache.at(files, reads));
  const known = new Map<string, KubeObject>();
  const home = homeOfRendered(unit);
  const objects = rendered.objects.flatMap((resource): readonly KubeObject[] => {
    const print = fingerprint(resource.tree);
    const object = before?.known.get(print) ?? decodeResource(resource, rendered.regions, home, kinds);
    if (object) known.set(print, object);
    return object ? [object] : [];
  });
  return { incomplete: rendered.incomplete, objects, files: rendered.files, reads, known };
}

function decodeResource(
  { tree, source: { region: own } }: Resource,
  all: readonly Region[],
  home: string,
  kinds: KindTable,
): KubeObject | undefined {
  const regions = regionsOf(tree, all);
  const sources = regions.map(({ document }) => document);
  const document = {
    uri: own.document.uri,
    problems: sources.flatMap(({ problems }) => problems),
    templated: sources.some(({ templated }) => templated),
    directives: [],
    origins: { home, regions, own },
  };
  return decodeTree(tree, document, kinds).objects[0];
}
