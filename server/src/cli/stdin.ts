/** Standard input as a place on the command line, and as a file. */
export const STDIN = '-';
/** Beside the files of no folder, so that it is a unit of its own. */
export const STDIN_URI = 'stdin:/-';
