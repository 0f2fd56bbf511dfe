/**
 * URIs as clients write them, and as they are inside: clients percent-encode in many ways, so that one file could get
 * two names, and paths that manifests write (`resources: [my app]`) are not encoded at all. Inside nothing is, and no
 * folder ends with a slash.
 */

/** Scheme and authority, and the path. */
const HIERARCHICAL = /^([a-z][\w+.-]*:(?:\/\/[^/?#]*)?)(\/.*)?$/i;
/** What a query or a fragment may tell, nobody but its scheme knows. */
const QUERY = /[?#]/;

/** The inside form of a client's URI. One that is no path, or more than that, stays as it is. */
export function fromClient(uri: string): string {
  const [, head = '', path] = HIERARCHICAL.exec(uri) ?? [];
  if (path === undefined || isMore(uri)) return uri;
  const decoded = decode(path).replace(/\/$/, '');
  if (schemeOf(uri) === 'file') return head + decoded.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return QUERY.test(decoded) ? uri : head + decoded;
}

/** The client's form, encoded as VS Code does it. */
export function toClient(uri: string): string {
  const [, head, path = '/'] = HIERARCHICAL.exec(uri) ?? [];
  if (head === undefined || isMore(uri)) return uri;
  const encoded = head + path.split('/').map(encodeSegment).join('/');
  return schemeOf(uri) === 'file' ? encoded : encoded.replace(/%25(3F|23)/g, '%$1'); // as `fromClient` left them
}

/** The scheme's name, without the colon. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

function isMore(uri: string): boolean {
  return schemeOf(uri) !== 'file' && QUERY.test(uri);
}

function encodeSegment(segment: string): string {
  const escaped = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(segment).replace(/[!'()*]/g, escaped);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone percent sign
  }
}
