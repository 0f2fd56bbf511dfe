/** The scope that a question of an editor is about. */
import { type Scope, scopesOf, scopesOfFile } from '../../network/reach/scopes';
import type { Snapshot } from '../../workspace/snapshot';

export interface AskedScope {
  /** Id of a scope. */
  readonly scope?: string | undefined;
  /** File whose scope it is otherwise. */
  readonly uri?: string | undefined;
}

/** Undefined where neither leads to one. */
export function chosenScope(snapshot: Snapshot, { scope, uri }: AskedScope): Scope | undefined {
  const byId = scope === undefined ? undefined : scopesOf(snapshot).find(({ id }) => id === scope);
  return byId ?? (uri === undefined ? undefined : scopesOfFile(snapshot, uri)[0]);
}
