/** A request that asks for its way. */

export interface RouteRequest {
  /** Without a port; matched in lower case. */
  readonly host: string;
  /** Absolute, without the query. */
  readonly path: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  readonly port: number;
  /** undefined: it does not matter, and nobody is redirected to the other one. */
  readonly scheme: 'http' | 'https' | undefined;
  readonly protocol: 'http' | 'grpc' | 'tls' | 'tcp' | 'udp';
}

export interface RequestParts extends Partial<Omit<RouteRequest, 'headers' | 'query'>> {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/** A request with what is not said: GET, `/`, port 80. */
export function requestOf(parts: RequestParts): RouteRequest {
  const headers = Object.entries(parts.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const host = parts.host ?? '';
  return {
    host: host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, ''),
    path: parts.path ?? '/',
    method: (parts.method ?? 'GET').toUpperCase(),
    headers: new Map(headers),
    query: new Map(Object.entries(parts.query ?? {})),
    port: parts.port ?? (parts.scheme === 'https' ? 443 : 80),
    scheme: parts.scheme,
    protocol: parts.protocol ?? 'http',
  };
}
