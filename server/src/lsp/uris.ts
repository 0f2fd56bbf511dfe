/**
 * URIs as clients write them, and as they are inside: clients percent-encode in many ways, so that one file could get
 * two names, and paths that manifests write (`resources: [my app]`) are not encoded at all. Inside nothing is.
 */

const FILE = /^file:\/\/([^/]*)(\/.*)$/;

/** The inside form of a client's URI. Schemes other than `file` stay as they are. */
export function fromClient(uri: string): string {
  const [, authority, path] = FILE.exec(uri) ?? [];
  if (path === undefined) return uri;
  const decoded = decode(path).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return `file://${authority}${decoded === '/' ? decoded : decoded.replace(/\/$/, '')}`;
}

/** The client's form, encoded as VS Code does it. */
export function toClient(uri: string): string {
  const [, authority, path] = FILE.exec(uri) ?? [];
  if (path === undefined) return uri;
  return `file://${authority}${path.split('/').map(encodeSegment).join('/')}`;
}

/** The scheme's name, without the colon. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
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
