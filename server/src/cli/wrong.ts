/** A command line that cannot be read, in words for its user. */
export class Wrong extends Error {}
