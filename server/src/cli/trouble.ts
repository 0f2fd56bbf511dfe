/** Something that keeps a command from answering at all, in words for its user. */
export class Trouble extends Error {}
