/** A leaf kustomization as a unit of deployment: the objects that it renders, decoded as those of files are. */
import type { KindTable } from '../../kinds/customKinds';
import { decodeTree } from '../../kinds/decode';
import type { KubeObject, Region } from '../../kinds/object';
import type { FileFacts } from '../file';
import type { Unit } from '../layout';
import { opennessOf, opennessOfObject } from '../openness';
import { fingerprint } from './fingerprint';
import { homeOfRendered, regionsOf } from './regions';
import { type Rendered, renderKustomization } from './render';
import type { Resource } from './resource';
import type { SourceCache } from './sourceCache';

export interface RenderedKustomization {
  readonly type: 'kustomization';
  /** Why there may be more, or other objects. */
  readonly open: readonly string[];
  readonly objects: readonly KubeObject[];
  /** Files whose objects it deploys. */
  readonly files: ReadonlySet<string>;
  /** Files that it was rendered from, and those that it looked for in vain. */
  readonly reads: ReadonlyMap<string, FileFacts | undefined>;
  /** Objects by the files that decide values of them; a file that decides none has an empty list. */
  readonly byFile: ReadonlyMap<string, readonly KubeObject[]>;
  readonly memory: Decoded;
}

/** Objects by what they were decoded from, for the next time. */
interface Decoded {
  readonly byResource: WeakMap<Resource, KubeObject>;
  readonly facts: ReadonlyMap<KubeObject, ObjectFacts>;
}

interface ObjectFacts {
  /** Tells its tree from others. */
  readonly print: string;
  /** Files that decide values of it. */
  readonly uris: readonly string[];
  readonly open: readonly string[];
}

export interface RenderSettings {
  readonly files: { get(uri: string): FileFacts | undefined };
  readonly kinds: KindTable;
  readonly cache: SourceCache;
}

/** Renders the kustomization `uri` of `unit`; objects that are as they were in `before` are the same ones. */
export function renderUnit(
  uri: string,
  unit: Unit,
  { files, kinds, cache }: RenderSettings,
  before: RenderedKustomization | undefined,
): RenderedKustomization {
  const reads = new Map<string, FileFacts | undefined>();
  const rendered = renderKustomization(uri, cache.at(files, reads));
  const home = homeOfRendered(unit);
  const decode = (resource: Resource): KubeObject | undefined =>
    decodeResource(resource, rendered.regions, home, kinds);
  const memory = decodeAll(rendered.objects, decode, before?.memory);
  return {
    type: 'kustomization',
    objects: [...memory.facts.keys()],
    files: rendered.files,
    open: opennessIn(rendered, memory, reads),
    byFile: byFile(memory, reads),
    reads,
    memory,
  };
}

function decodeAll(
  resources: readonly Resource[],
  decode: (resource: Resource) => KubeObject | undefined,
  before: Decoded | undefined,
): Decoded {
  const byResource = new WeakMap<Resource, KubeObject>();
  const facts = new Map<KubeObject, ObjectFacts>();
  let byPrint: Map<string, KubeObject> | undefined;
  for (const resource of resources) {
    const same = before?.byResource.get(resource);
    const known = same && !facts.has(same) ? before?.facts.get(same) : undefined; // one may be rendered twice
    if (same && known) {
      byResource.set(resource, same);
      facts.set(same, known);
      continue;
    }
    const print = fingerprint(resource.tree);
    byPrint ??= new Map([...(before?.facts ?? [])].map(([object, each]) => [each.print, object]));
    const alike = byPrint.get(print);
    const object = alike && !facts.has(alike) ? alike : decode(resource);
    if (!object) continue;
    byResource.set(resource, object);
    facts.set(object, before?.facts.get(object) ?? factsOf(object, print));
  }
  return { byResource, facts };
}

function factsOf(object: KubeObject, print: string): ObjectFacts {
  const uris = new Set((object.document.origins?.regions ?? []).map(({ document }) => document.uri));
  return { print, uris: [...uris], open: opennessOfObject(object) };
}

function opennessIn(
  { incomplete, files }: Rendered,
  { facts }: Decoded,
  reads: RenderedKustomization['reads'],
): readonly string[] {
  const own = [...files].flatMap((uri) => reads.get(uri) ?? []);
  const made = [...facts.values()].flatMap(({ open }) => open);
  return [...new Set([...incomplete, ...own.flatMap(opennessOf), ...made])];
}

function byFile({ facts }: Decoded, reads: RenderedKustomization['reads']): RenderedKustomization['byFile'] {
  const found = new Map<string, KubeObject[]>();
  for (const [uri, file] of reads) if (file) found.set(uri, []);
  for (const [object, { uris }] of facts) for (const uri of uris) found.get(uri)?.push(object);
  return found;
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
