/** Which file a request is about, by the places where the protocol's requests, and our own, say so. */
import { fromClient } from './uris';

/** Where a client writes a URI: of a document, of a request of ours, of an item of a call hierarchy. */
const WRITTEN = [['textDocument', 'uri'], ['uri'], ['item', 'uri']];
/** Where a lens keeps one, in the inside form. */
const KEPT = [
  ['data', 'location', 'uri'],
  ['data', 'kustomization'],
];

/** In the inside form of a URI; undefined for a request about the whole workspace. */
export function fileOf(params: unknown): string | undefined {
  const written = firstOf(params, WRITTEN);
  return written === undefined ? firstOf(params, KEPT) : fromClient(written);
}

function firstOf(params: unknown, paths: readonly (readonly string[])[]): string | undefined {
  return paths.map((path) => at(params, path)).find((found) => typeof found === 'string');
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
