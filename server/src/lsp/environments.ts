/** Environments that a file is part of, and the choice of the one whose view is shown first: messages of our own. */
import { NotificationType, RequestType } from 'vscode-languageserver';
import type { Moment } from './moment';
import type { Session } from './session';
import { fromClient, toClient } from './uris';

interface Environment {
  readonly name: string;
  /** URI of its folder. */
  readonly folder: string;
  /** That it gives to the objects of the file; null where it is not known. */
  readonly namespace: string | null;
  readonly chosen: boolean;
}

export const EnvironmentsRequest = {
  type: new RequestType<{ readonly uri: string }, Environment[], void>('selectrail/environments'),
} as const;

export const ChooseEnvironmentNotification = {
  type: new NotificationType<{ readonly name: string }>('selectrail/chooseEnvironment'),
} as const;

/** Empty unless there are several. */
export function environments({ analysis }: Moment, params: { readonly uri: string }): Environment[] {
  const uri = fromClient(params.uri);
  const { layout } = analysis.snapshot;
  return analysis.environments(uri).map(({ name, unit, chosen }) => ({
    name,
    folder: toClient(unit.id),
    namespace: layout.namespaceOf(uri, [unit])?.value ?? null,
    chosen,
  }));
}

/** `name`: empty for all alike. */
export function chooseEnvironment(session: Session, { name }: { readonly name: string }): void {
  session.roots.chooseEnvironment(name);
  session.changes.fire('workspace');
}
