/** The command lines of `reach`, `explain` and `diff`, read. */
import { parseArgs } from 'node:util';
import {
  type Assumptions,
  assumptionsOf,
  CLUSTER_PROFILES,
  isClusterProfile,
} from '../workspace/assumptions';
import { type Flow, isProtocol } from '../network/reach/connections';
import { READING, type ReadingOptions, readingOptions, type ReadingValues } from './readingArgs';
import { Wrong } from './wrong';

const REACH_OUTPUTS = ['table', 'csv', 'json', 'md', 'dot', 'mermaid', 'svg', 'html'] as const;
const EXPLAIN_OUTPUTS = ['text', 'json'] as const;
const DIFF_OUTPUTS = ['table', 'csv', 'json', 'md', 'html'] as const;

export interface WorldOptions extends ReadingOptions {
  /** What the command line says; the rest as `.selectrail.yaml` has it. */
  readonly assumptions: Partial<Assumptions>;
  readonly color: 'auto' | 'never';
}

export interface ReachOptions extends WorldOptions {
  readonly places: readonly string[];
  readonly output: (typeof REACH_OUTPUTS)[number];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly port: Flow | undefined;
  readonly exposure: 'with' | 'without';
}

export interface ExplainOptions extends WorldOptions {
  readonly place: string;
  readonly output: (typeof EXPLAIN_OUTPUTS)[number];
  readonly source: string;
  readonly destination: string;
  /** As written: the destination decides what a name means. */
  readonly port: { readonly protocol: string; readonly port: string } | undefined;
  /** Of an HTTP request, for the policies of a mesh. */
  readonly request: { readonly method: string; readonly path: string } | undefined;
}

export interface DiffOptions extends WorldOptions {
  /** A folder, or what it held at a git revision. */
  readonly old: { readonly place: string; readonly revision: string | undefined };
  readonly new: string;
  readonly output: (typeof DIFF_OUTPUTS)[number];
}

export type ReachCommand =
  | { readonly type: 'reach'; readonly options: ReachOptions }
  | { readonly type: 'explain'; readonly options: ExplainOptions }
  | { readonly type: 'diff'; readonly options: DiffOptions };

const COMMON = {
  ...READING,
  assume: { type: 'string', multiple: true, default: [] as string[] },
  'no-color': { type: 'boolean', default: false },
} as const;

/** The command that `args` behind its name ask for. Throws `Wrong`, and what `parseArgs` throws. */
export function readReachCommand(name: ReachCommand['type'], args: readonly string[]): ReachCommand {
  switch (name) {
    case 'reach':
      return readReach(args);
    case 'explain':
      return readExplain(args);
    case 'diff':
      return readDiff(args);
  }
}

function readReach(args: readonly string[]): ReachCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...COMMON,
      output: { type: 'string', short: 'o', default: 'table' },
      from: { type: 'string' },
      to: { type: 'string' },
      port: { type: 'string' },
      exposure: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Wrong('reach needs a folder, or - for standard input');
  return {
    type: 'reach',
    options: {
      ...common(values),
      places: positionals,
      output: oneOf(values.output, REACH_OUTPUTS),
      from: values.from,
      to: values.to,
      port: values.port === undefined ? undefined : readFlow(values.port),
      exposure: values.exposure ? 'with' : 'without',
    },
  };
}

function readExplain(args: readonly string[]): ReachCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...COMMON,
      output: { type: 'string', short: 'o', default: 'text' },
      request: { type: 'string' },
    },
  });
  const [place, source, destination, port, ...more] = positionals;
  if (place === undefined || source === undefined || destination === undefined || more.length > 0) {
    throw new Wrong('explain needs a folder, a source, a destination and perhaps a port');
  }
  return {
    type: 'explain',
    options: {
      ...common(values),
      place,
      source,
      destination,
      output: oneOf(values.output, EXPLAIN_OUTPUTS),
      port: port === undefined ? undefined : splitPort(port),
      request: values.request === undefined ? undefined : readRequest(values.request),
    },
  };
}

function readDiff(args: readonly string[]): ReachCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...COMMON,
      output: { type: 'string', short: 'o', default: 'table' },
      base: { type: 'string' },
    },
  });
  const { base } = values;
  const [first, second, ...more] = positionals;
  const wanted = base === undefined ? 2 : 1;
  if (first === undefined || positionals.length !== wanted || more.length > 0) {
    throw new Wrong('diff needs two folders, or --base REVISION and one');
  }
  if (values.helm && base !== undefined) {
    throw new Wrong('--helm renders what is on disk; give diff two folders, or leave it out');
  }
  if (first === '-' && (second === '-' || base !== undefined)) {
    throw new Wrong('only one side of diff can be standard input, and git knows none');
  }
  return {
    type: 'diff',
    options: {
      ...common(values),
      old: { place: first, revision: base },
      new: second ?? first,
      output: oneOf(values.output, DIFF_OUTPUTS),
    },
  };
}

/** csv is the form of another analyser, and so rests on its assumptions. */
const CSV_ASSUMPTIONS: Partial<Assumptions> = { ipBlocksMatchPods: 'no', hostNetworkPods: 'pod' };

function common(
  values: ReadingValues & {
    readonly assume: readonly string[];
    readonly output: string;
    readonly 'no-color': boolean;
  },
): WorldOptions {
  return {
    ...readingOptions(values),
    assumptions: values.assume.reduce(assume, values.output === 'csv' ? CSV_ASSUMPTIONS : {}),
    color: values['no-color'] ? 'never' : 'auto',
  };
}

const ASSUMPTIONS: Readonly<Record<string, Partial<Assumptions>>> = {
  'no-enforcement': { enforcement: 'ignored' },
  'ipblock-matches-pods': { ipBlocksMatchPods: 'yes' },
  'ipblock-ignores-pods': { ipBlocksMatchPods: 'no' },
  'ipblock-by-address': { ipBlocksMatchPods: 'by-address' },
  'host-network-is-pod': { hostNetworkPods: 'pod' },
  'host-network-is-node': { hostNetworkPods: 'node' },
  'unknown-namespace-labels': { undeclaredNamespaces: 'unknown' },
  'same-service-ports': { servicePorts: 'same' },
};

/** The name of an assumption or of a cluster, or where something runs. */
function assume(assumptions: Partial<Assumptions>, name: string): Partial<Assumptions> {
  if (name.startsWith('dns=')) return { ...assumptions, dns: [name.slice('dns='.length)] };
  if (name.startsWith('ingress=')) {
    const controllers = [...(assumptions.ingressControllers ?? []), name.slice('ingress='.length)];
    return { ...assumptions, ingressControllers: controllers };
  }
  if (isClusterProfile(name)) return { ...assumptions, ...assumptionsOf(name, {}) };
  const change = ASSUMPTIONS[name];
  if (!change) {
    const names = [
      ...Object.keys(CLUSTER_PROFILES),
      ...Object.keys(ASSUMPTIONS),
      'dns=PLACE',
      'ingress=CLASS=PLACE',
    ];
    throw new Wrong(`--assume takes ${names.join(', ')}, not "${name}"`);
  }
  return { ...assumptions, ...change };
}

function oneOf<const Name extends string>(value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) throw new Wrong(`-o takes ${names.join(', ')}, not "${value}"`);
  return found;
}

function readFlow(text: string): Flow {
  const { protocol, port } = splitPort(text);
  const number = Number(port);
  if (!/^\d+$/.test(port) || number < 1 || number > 65535) {
    throw new Wrong(`--port takes a number such as TCP:80, not "${text}"`);
  }
  return { protocol, port: number };
}

/** `TCP:80`, `80/udp`, `80`, `http`. */
function splitPort(text: string): { readonly protocol: string; readonly port: string } {
  const found = /^(?:(\w+):)?([\w-]+)(?:\/(\w+))?$/.exec(text);
  const protocol = (found?.[1] ?? found?.[3] ?? 'TCP').toUpperCase();
  if (!found?.[2] || !isProtocol(protocol)) throw new Wrong(`a port is written as TCP:80, not "${text}"`);
  return { protocol, port: found[2] };
}

/** `GET /api`. */
function readRequest(text: string): { readonly method: string; readonly path: string } {
  const [method = '', path = ''] = text.split(' ');
  if (!path.startsWith('/'))
    throw new Wrong(`--request takes a method and a path such as "GET /", not "${text}"`);
  return { method: method.toUpperCase(), path };
}
