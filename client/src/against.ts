// What reachability is compared with, as the server takes it.

export type Against = { readonly type: 'saved' } | { readonly type: 'revision'; readonly revision: string };

export const SAVED: Against = { type: 'saved' };
/** Only in trusted workspaces: git runs what a repository is set up to run. */
export const HEAD: Against = { type: 'revision', revision: 'HEAD' };
