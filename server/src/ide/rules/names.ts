/** Names that the API accepts, and the nearest such name to one that it refuses. */

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;
/** @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
export const MAX_PORT_NAME = 15;

/** `REPLACE_ME`, `ROLLOUT-active`, `<your-name>`: a script or a reader puts the name there. */
export function isPlaceholder(name: string): boolean {
  return /[<>]|(^|[^A-Za-z])[A-Z][A-Z0-9_]{3,}([^a-z]|$)/.test(name);
}

/** Why `name` is no DNS label (RFC 1123), in the words that follow the name; undefined for one, and for a placeholder. */
export function wrongInLabel(name: string): string | undefined {
  if (isPlaceholder(name)) return undefined;
  if (name.length > MAX_LABEL) return `has ${name.length} characters, and at most ${MAX_LABEL} are allowed`;
  return DNS_LABEL.test(name) ? undefined : wrongCharacters(name);
}

/** Why `name` is no name of a container port, in the words that follow the name; undefined for one, and for a placeholder. */
export function wrongInPortName(name: string): string | undefined {
  if (isPlaceholder(name)) return undefined;
  if (name.length > MAX_PORT_NAME)
    return `has ${name.length} characters, and at most ${MAX_PORT_NAME} are allowed`;
  if (!DNS_LABEL.test(name)) return wrongCharacters(name);
  if (!/[a-z]/.test(name)) return 'has no letter, and a port name needs one';
  return name.includes('--') ? 'holds two dashes in a row' : undefined;
}

function wrongCharacters(name: string): string {
  if (/[A-Z]/.test(name)) return 'has upper-case letters';
  const [wrong] = /[^-a-z0-9]/.exec(name) ?? [];
  return wrong === undefined
    ? 'has a dash at its edge'
    : `holds \`${wrong}\`, and only \`a-z0-9-\` are allowed`;
}

export function isDnsSubdomain(name: string): boolean {
  return name.length <= MAX_SUBDOMAIN && DNS_SUBDOMAIN.test(name);
}

/** `name` with what is not allowed replaced by dashes, cut to `length`; undefined where nothing is left. */
export function slug(name: string, length: number): string | undefined {
  const made = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, length)
    .replace(/-+$/, '');
  return made === '' ? undefined : made;
}
