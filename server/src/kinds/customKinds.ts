/** Kinds that the user describes in the settings: which group and kind, where its pods and its links stand. */
import { get, type MapNode, type Node } from '../syntax/node';
import { groupToday } from './formerGroups';
import type { Link } from './link';
import { nameLink } from './linked';
import { groupOf, type KindDefinition, type KubeObject } from './object';
import { decodePods, podLinks } from './podTemplate';
import { definitionFor } from './registry';
import { unmodelled } from './unmodelled';
import { replicas } from './workload';

/** An entry of the setting `selectrail.customKinds`. Paths are keys with dots between, `[]` behind those of lists. */
export interface CustomKind {
  readonly group: string;
  readonly kind: string;
  /** Where a pod template stands: `spec.template`. */
  readonly podTemplate?: string;
  readonly links?: readonly CustomLink[];
}

/** A name at `path` is that of an object of this kind; of the core group, and with its kind as role, by default. */
export interface CustomLink {
  readonly path: string;
  readonly kind: string;
  readonly group?: string;
  readonly role?: string;
}

/** How a kind is found by what an object writes. */
export type KindTable = typeof definitionFor;

export interface CustomKinds {
  readonly kinds: readonly CustomKind[];
  /** What is wrong with the other entries, in the user's words. */
  readonly problems: readonly string[];
}

const PATH = /^[^.[\]\s]+(\[\])?(\.[^.[\]\s]+(\[\])?)*$/;

/** Entries that can be used, out of whatever the settings hold. */
export function readCustomKinds(raw: unknown): CustomKinds {
  const entries = (Array.isArray(raw) ? raw : []).map((entry: unknown, index) => {
    return { entry, problem: problemOf(entry, `customKinds[${index}]`) };
  });
  const problems = entries.flatMap(({ problem }) => problem ?? []);
  if (raw !== undefined && !Array.isArray(raw)) problems.push('`customKinds` has to be a list');
  const kinds = entries.flatMap(({ entry, problem }) => (problem === undefined ? [entry as CustomKind] : []));
  return { kinds, problems };
}

/** The built-in kinds, and `custom` beside them. */
export function kindTable(custom: readonly CustomKind[]): KindTable {
  if (custom.length === 0) return definitionFor;
  const byKey = new Map(custom.map((each) => [`${each.group}/${each.kind}`, define(each)]));
  return (apiVersion, kind) => {
    const known = definitionFor(apiVersion, kind);
    return known === unmodelled ? (byKey.get(`${groupOf(apiVersion)}/${kind}`) ?? known) : known;
  };
}

function problemOf(entry: unknown, place: string): string | undefined {
  if (!isRecord(entry)) return `\`${place}\` has to be an object with \`group\` and \`kind\``;
  const { group, kind, podTemplate, links = [] } = entry;
  if (typeof group !== 'string') return `\`${place}.group\` has to be an API group such as \`example.com\``;
  if (typeof kind !== 'string' || kind === '') return `\`${place}.kind\` has to be the name of a kind`;
  if (definitionFor(`${groupToday(group, kind)}/v1`.replace(/^\//, ''), kind) !== unmodelled)
    return `\`${place}\` describes ${kind}, which Selectrail knows already`;
  if (podTemplate !== undefined && !isPath(podTemplate)) return pathProblem(`${place}.podTemplate`);
  if (!Array.isArray(links)) return `\`${place}.links\` has to be a list`;
  return links.map((link: unknown, at) => linkProblem(link, `${place}.links[${at}]`)).find((each) => each);
}

function linkProblem(link: unknown, place: string): string | undefined {
  if (!isRecord(link)) return `\`${place}\` has to be an object with \`path\` and \`kind\``;
  if (!isPath(link['path'])) return pathProblem(`${place}.path`);
  if (typeof link['kind'] !== 'string' || link['kind'] === '')
    return `\`${place}.kind\` has to be the kind of the object that is named`;
  const wrong = ['group', 'role'].find((key) => link[key] !== undefined && typeof link[key] !== 'string');
  return wrong === undefined ? undefined : `\`${place}.${wrong}\` has to be a string`;
}

function pathProblem(place: string): string {
  return `\`${place}\` has to be a path such as \`spec.backends[].service\``;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && PATH.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface CustomSpec {
  readonly links: readonly Link[];
}

function define({ group, kind, podTemplate, links = [] }: CustomKind): KindDefinition<unknown> {
  const definition: KindDefinition<CustomSpec> = {
    group,
    kind,
    scope: 'Namespaced',
    docs: unmodelled.docs,
    decode(root, context) {
      const template = podTemplate === undefined ? undefined : nodesAt(root, podTemplate)[0];
      return {
        spec: { links: links.flatMap((link) => linksAt(root, link)) },
        pods: template && decodePods({ template, count: replicas(root) }, context),
      };
    },
    links: ({ spec, pods }: KubeObject<CustomSpec>) => [...spec.links, ...(pods ? podLinks(pods) : [])],
  };
  return definition as KindDefinition<unknown>;
}

function linksAt(root: MapNode, { path, kind, group = '', role = kind }: CustomLink): readonly Link[] {
  return nodesAt(root, path).flatMap((node) =>
    node.kind === 'scalar' ? nameLink(role, node, { group, kind }) : [],
  );
}

/** Nodes at `path`; a key with `[]` leads to each item of its list. */
function nodesAt(root: Node, path: string): readonly Node[] {
  return path.split('.').reduce<readonly Node[]>(
    (nodes, segment) => {
      const key = segment.replace('[]', '');
      const found = nodes.flatMap((node) => get(node, key) ?? []);
      return key === segment ? found : found.flatMap((node) => (node.kind === 'seq' ? node.items : []));
    },
    [root],
  );
}
