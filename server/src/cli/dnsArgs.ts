/** The command line of `dns`, read. */
import { parseArgs } from 'node:util';
import type { Libc } from '../network/dns/lookUp';
import type { QueryType } from '../network/dns/records';
import { READING, type ReadingOptions, readingOptions } from './readingArgs';
import { Wrong } from './wrong';

export interface DnsOptions extends ReadingOptions {
  /** Folders, and `-` for standard input. */
  readonly places: readonly string[];
  readonly output: 'text' | 'json';
  /** undefined: all records. */
  readonly query: DnsQuery | undefined;
}

export interface DnsQuery {
  /** undefined: a fully qualified name, asked of the cluster's DNS itself. */
  readonly from: string | undefined;
  readonly name: string;
  readonly type: QueryType;
  readonly libc: Libc;
}

export interface DnsCommand {
  readonly type: 'dns';
  readonly options: DnsOptions;
}

const TYPES: readonly string[] = ['A', 'AAAA', 'SRV', 'CNAME'] satisfies QueryType[];

const OPTIONS = {
  ...READING,
  output: { type: 'string', short: 'o', default: 'text' },
  from: { type: 'string' },
  name: { type: 'string' },
  type: { type: 'string', short: 't', default: 'A' },
  musl: { type: 'boolean', default: false },
} as const;

/** `dns DIR...`, `dns DIR... --from POD NAME`, `dns DIR... --name FQDN`. Throws `Wrong`, and what `parseArgs` throws. */
export function readDns(args: readonly string[]): DnsCommand {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { output, from } = values;
  const type = values.type.toUpperCase();
  if (output !== 'text' && output !== 'json') throw new Wrong(`-o takes text or json, not "${output}"`);
  if (!TYPES.includes(type)) throw new Wrong(`-t takes ${TYPES.join(', ')}, not "${values.type}"`);
  const places = from === undefined || values.name !== undefined ? positionals : positionals.slice(0, -1);
  const name = values.name ?? (from === undefined ? undefined : positionals.at(-1));
  if (from !== undefined && (name === undefined || places.length === 0)) {
    throw new Wrong('dns --from takes a pod, and behind it the folder and the name: dns DIR --from POD NAME');
  }
  if (places.length === 0) throw new Wrong('dns needs a folder, or - for standard input');
  const libc = values.musl ? 'musl' : 'glibc';
  const query = name === undefined ? undefined : ({ from, name, type: type as QueryType, libc } as const);
  return { type: 'dns', options: { ...readingOptions(values), places, output, query } };
}
