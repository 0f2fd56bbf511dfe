/** The command line of `route`, read. */
import { parseArgs } from 'node:util';
import { type RouteRequest, requestOf } from '../network/routing/request';
import type { IngressController } from '../network/routing/routeAnswers';
import { READING, type ReadingOptions, readingOptions } from './readingArgs';
import { Wrong } from './wrong';

export interface RouteOptions extends ReadingOptions {
  /** Folders, and `-` for standard input. */
  readonly places: readonly string[];
  readonly output: 'text' | 'json';
  readonly request: RouteRequest;
  readonly controller: IngressController;
  /** `name` or `namespace/name`. */
  readonly gateway: string | undefined;
}

export interface RouteCommand {
  readonly type: 'route';
  readonly options: RouteOptions;
}

const OPTIONS = {
  ...READING,
  output: { type: 'string', short: 'o', default: 'text' },
  method: { type: 'string', short: 'X', default: 'GET' },
  header: { type: 'string', short: 'H', multiple: true, default: [] as string[] },
  controller: { type: 'string', default: 'generic' },
  gateway: { type: 'string' },
} as const;

/** Protocols by the scheme of the URL; without one, neither http nor https. */
const PROTOCOLS: Readonly<Record<string, RouteRequest['protocol']>> = {
  http: 'http',
  https: 'http',
  grpc: 'grpc',
  tls: 'tls',
  tcp: 'tcp',
  udp: 'udp',
};

/** `route DIR... URL`. Throws `Wrong`, and what `parseArgs` throws. */
export function readRoute(args: readonly string[]): RouteCommand {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { output, controller } = values;
  if (output !== 'text' && output !== 'json') throw new Wrong(`-o takes text or json, not "${output}"`);
  if (controller !== 'generic' && controller !== 'ingress-nginx') {
    throw new Wrong(`--controller takes generic or ingress-nginx, not "${controller}"`);
  }
  const places = positionals.slice(0, -1);
  const url = positionals.at(-1);
  if (url === undefined || places.length === 0)
    throw new Wrong('route needs a folder and a URL: route DIR URL');
  const headers = values.header.map((each) => /^([^:\s]+)\s*:\s*(.*)$/.exec(each));
  if (headers.includes(null)) throw new Wrong('-H takes "name: value"');
  const request = readUrl(
    url,
    values.method,
    Object.fromEntries(headers.map((each) => [each?.[1] ?? '', each?.[2] ?? ''])),
  );
  const { gateway } = values;
  const options = { ...readingOptions(values), places, output, request, controller, gateway } as const;
  return { type: 'route', options };
}

/** `https://app.example.com/api?x=1`, or `app.example.com/api` where http or https does not matter. */
function readUrl(text: string, method: string, headers: Record<string, string>): RouteRequest {
  const scheme = /^(\w+):\/\//.exec(text)?.[1]?.toLowerCase();
  const protocol = PROTOCOLS[scheme ?? 'http'];
  if (protocol === undefined)
    throw new Wrong(`the URL starts with ${Object.keys(PROTOCOLS).join(', ')}, not ${scheme}`);
  let url: URL;
  try {
    url = new URL(`http://${text.replace(/^\w+:\/\//, '')}`);
  } catch {
    throw new Wrong(`"${text}" is no URL`);
  }
  const known = scheme === 'http' || scheme === 'https' ? scheme : undefined;
  const host = headers['host'] ?? headers['Host'] ?? url.hostname;
  const port = /^[^/?#]*:(\d+)(?=[/?#]|$)/.exec(text.replace(/^\w+:\/\//, ''))?.[1];
  return requestOf({
    host,
    path: decodePath(url.pathname),
    method,
    headers,
    query: Object.fromEntries(url.searchParams),
    port: port === undefined ? (scheme === 'https' || scheme === 'tls' ? 443 : 80) : Number(port),
    scheme: known,
    protocol,
  });
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
