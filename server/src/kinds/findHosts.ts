/**
 * Hosts in free text that may be Services: URLs, connection strings, `host:port`, and bare words behind a key that asks
 * for a host. Precision goes first: whoever reads this still has to find the Service.
 */
import type { Span } from '../syntax/span';

export interface FoundHost extends Span {
  /** `web`, `web.shop`, `web.shop.svc…`, without the hostname of a single pod. */
  readonly host: string;
  readonly port: Span | undefined;
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const HOST = `${LABEL}(?:\\.${LABEL}){0,7}`;
const ENTRY = new RegExp(`^(${HOST})\\.?(?::(\\d{1,5}))?$`);
const CERTAIN = new RegExp(
  `(?<![\\w.-])((?:${LABEL}\\.){2,3}svc(?:\\.${LABEL}){0,5})\\.?(?::(\\d{1,5}))?(?![\\w-])`,
  'g',
);
/** `jdbc:oracle:thin:@db:1521`, `user@tcp(db:3306)/x`. */
const BEHIND_AT = new RegExp(`(?::@|@tcp\\()(${HOST})(?::(\\d{1,5}))?(?=[:/)]|$)`, 'g');
/** `host=db port=5432`, `Server=db;`. */
const ASSIGNED = new RegExp(
  `(?:^|[\\s;&?])(?:host|hostname|server|data source)=(${HOST})(?:[:,](\\d{1,5}))?(?=[\\s;&]|$)`,
  'gi',
);
/** Programs whose first operand is a host. */
const COMMAND = new RegExp(
  `\\b(?:nc|ncat|telnet|nslookup|ping|curl|wget|wait-for-it(?:\\.sh)?|(?:psql|pg_isready|mysql|mysqladmin|redis-cli|mongosh?)(?=\\s+-h))\\s+(?:-\\S+\\s+){0,6}(${HOST})(?:[: ](\\d{1,5}))?(?=[\\s;&|"'/)]|$)`,
  'g',
);
const KEYED = /^(\s*(?:-\s+)?["']?-{0,2}([A-Za-z_][\w./-]{0,80})["']?\s*[=:]\s*)(\S.*)$/;
const NGINX_SERVER = new RegExp(`^\\s*server\\s+(${HOST}):(\\d{1,5})\\b.*;`);

const HOST_KEY =
  /(hosts?|host_?name|host_?port|urls?|uris?|endpoints?|addr|address(es)?|servers?|brokers?|targets?|dsn|upstreams?)$/i;
const NO_HOST_KEY = /(image|tag|version|time|schedule)$/i;

/** Words that stand where hosts do and are none, and what no namespace is called. */
const NO_HOST: ReadonlySet<string> = new Set(
  'localhost true false yes no none null auto all any default enabled disabled on off http https tcp udp'.split(
    ' ',
  ),
);
const TOP_LEVEL: ReadonlySet<string> = new Set('com org net io edu gov'.split(' '));

/** What any of it holds, but for a word behind a key that asks for a host. */
const SIGN = /[:=@\s]|\.svc/;
/** Patterns with what their matches hold, which is quicker to look for. */
const PATTERNS: readonly (readonly [sign: RegExp, pattern: RegExp])[] = [
  [/\.svc/, CERTAIN],
  [/@/, BEHIND_AT],
  [/=/, ASSIGNED],
  [/\s/, COMMAND],
];

/** Longer texts are programs and data, not configuration. */
const MAX_LENGTH = 200_000;

/** Hosts in `text`, which stands behind `key`; spans count from its start. */
export function findHosts(text: string, key: string | undefined): readonly FoundHost[] {
  if (text.length > MAX_LENGTH || !/[A-Za-z]/.test(text)) return [];
  const asked = key !== undefined && HOST_KEY.test(key);
  if (!asked && !SIGN.test(text)) return [];
  const found = new Map<string, FoundHost>();
  const add = (start: number, host: string, port: string | undefined, portStart: number): void => {
    for (const each of accepted(start, host, port, portStart)) found.set(`${each.start}:${each.end}`, each);
  };
  addUrls(text, add);
  for (const [sign, pattern] of PATTERNS) if (sign.test(text)) addMatches(text, pattern, add);
  if (!text.includes('\n')) addWhole(text, 0, key, add);
  if (!/[=:]/.test(text)) return [...found.values()];
  let offset = 0;
  for (const line of text.split('\n')) {
    addLine(line, offset, add);
    offset += line.length + 1;
  }
  return [...found.values()];
}

type Add = (start: number, host: string, port: string | undefined, portStart: number) => void;

function addMatches(text: string, pattern: RegExp, add: Add): void {
  for (const match of text.matchAll(pattern)) {
    const [all, host = '', port] = match;
    const start = match.index + all.lastIndexOf(host, all.length - (port ? port.length + 1 : 0));
    add(start, host, port, start + host.length + 1 + (all[all.indexOf(host) + host.length] === '.' ? 1 : 0));
  }
}

/** What stands between `://` and the path; several hosts may share it. */
function addUrls(text: string, add: Add): void {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    if (!/[A-Za-z0-9]/.test(text[at - 1] ?? '')) continue;
    const [authority = ''] = /^[^\s/?#"'`<>;\\|]*/.exec(text.slice(at + 3, at + 1024)) ?? [];
    const from = authority.lastIndexOf('@') + 1;
    addList(authority.slice(from).replace(/[).\]]+$/, ''), at + 3 + from, 'any', add);
  }
}

/** A value that is one host, or a list of them. */
function addWhole(text: string, offset: number, key: string | undefined, add: Add): void {
  if (text.includes('://') || (key !== undefined && NO_HOST_KEY.test(key))) return;
  const start = text.length - text.trimStart().length;
  const trimmed = text
    .trim()
    .replace(/^\[(.*)\]$/, ' $1 ')
    .trimEnd();
  addList(trimmed, offset + start, key !== undefined && HOST_KEY.test(key) ? 'any' : 'with port', add);
}

/** `key=value` and `key: value`, in properties, in YAML, as a flag; `server web:80;` in nginx. */
function addLine(line: string, offset: number, add: Add): void {
  const server = NGINX_SERVER.exec(line);
  if (server?.[1] !== undefined) {
    const start = offset + line.indexOf(server[1], line.indexOf('server') + 6);
    add(start, server[1], server[2], start + server[1].length + 1);
  }
  const keyed = KEYED.exec(line);
  const [, before = '', key = '', rest = ''] = keyed ?? [];
  const value = rest.replace(/(\s+#.*|[\s,;"'\r]+)$/, '');
  const quote = /^["']/.test(value) ? 1 : 0;
  if (keyed && HOST_KEY.test(key)) addWhole(value.slice(quote), offset + before.length + quote, key, add);
}

/** Adds the entries of a comma-separated list, if all of it is hosts. */
function addList(text: string, offset: number, asked: 'any' | 'with port', add: Add): void {
  const entries = text.split(',').map((entry) => ({ entry, match: ENTRY.exec(unquoted(entry)) }));
  if (!entries.every(({ match }) => match && (asked === 'any' || match[2] !== undefined))) return;
  let at = offset;
  for (const { entry, match } of entries) {
    const [all = '', host = '', port] = match ?? [];
    const start = at + entry.indexOf(all);
    add(start, host, port, start + all.length - (port?.length ?? 0));
    at += entry.length + 1;
  }
}

function unquoted(entry: string): string {
  return entry.trim().replace(/^["']|["']$/g, '');
}

/** What of a host can be a Service: `[pod.]service[.namespace[.svc[.zone]]]`. */
function accepted(
  start: number,
  host: string,
  port: string | undefined,
  portStart: number,
): readonly FoundHost[] {
  const labels = host.split('.');
  const [first = '', second = ''] = labels;
  const span =
    port === undefined || Number(port) > 65535
      ? undefined
      : { start: portStart, end: portStart + port.length };
  const whole: FoundHost = { start, end: start + host.length, host, port: span };
  const behind = start + first.length + 1;
  const withoutPod: FoundHost = {
    start: behind,
    end: start + host.length,
    host: host.slice(first.length + 1),
    port: span,
  };
  if (host !== host.toLowerCase() || !/[a-z]/.test(first) || NO_HOST.has(first)) return [];
  const isPod = /-\d+$/.test(first) && /^[a-z]/.test(second);
  switch (labels.length) {
    case 1:
      return [whole];
    case 2:
      if (TOP_LEVEL.has(second) || second === 'svc' || !/[a-z]/.test(second)) return [];
      return isPod ? [whole, withoutPod] : [whole];
    default:
      if (labels[2] === 'svc') return [whole];
      return labels[3] === 'svc' || (labels.length === 3 && isPod && !TOP_LEVEL.has(labels[2] ?? ''))
        ? [withoutPod]
        : [];
  }
}
