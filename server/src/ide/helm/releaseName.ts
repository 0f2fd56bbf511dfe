/** What a release is called, where nobody says it. */

/** A release may not be called anything longer. */
const MAX_NAME = 53;

/** True for what helm takes as the name of a release. */
export function isReleaseName(name: string): boolean {
  return name.length <= MAX_NAME && /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(name);
}

/** As the chart `name`, as far as a release may be called so. */
export function releaseName(name: string): string {
  const fitting = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .slice(0, MAX_NAME);
  return /^[a-z0-9](?:.*[a-z0-9])?$/.test(fitting) ? fitting : 'release-name';
}
