/** Wraps every handler, in this one place: what throws is logged and answered with nothing, and the server lives. */
import {
  type CancellationToken,
  type NotificationType,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { fileOf } from './fileOf';
import { atMoment, type Moment } from './moment';
import { cancellation, type Session } from './session';

export interface Router {
  /** An answer that is computed from one moment, in the root of the file that it is about. `empty` is the answer where that fails. */
  answer<Params, Result>(
    type: RequestType<Params, Result, unknown>,
    empty: (params: Params) => Result,
    compute: (moment: Moment, params: Params) => Result,
  ): void;
  /** An answer that may take several moments. */
  serve<Params, Result>(
    type: RequestType<Params, Result, unknown>,
    empty: (params: Params) => Result,
    run: (session: Session, params: Params, token: CancellationToken) => Promise<Result>,
  ): void;
  receive<Params>(
    type: NotificationType<Params>,
    take: (session: Session, params: Params) => void | Promise<void>,
  ): void;
}

export function createRouter(session: Session): Router {
  const { connection } = session;
  const serve: Router['serve'] = <Params, Result>(
    type: RequestType<Params, Result, unknown>,
    empty: (params: Params) => Result,
    run: (session: Session, params: Params, token: CancellationToken) => Promise<Result>,
  ) => {
    const guarded = async (params: Params, token: CancellationToken): Promise<unknown> => {
      try {
        if (token.isCancellationRequested) throw cancellation();
        return await run(session, params, token);
      } catch (error) {
        if (error instanceof ResponseError) return error;
        session.log(error);
        return empty(params);
      }
    };
    connection.onRequest<Params, unknown, unknown>(type, guarded);
  };
  return {
    serve,
    answer: (type, empty, compute) =>
      serve(type, empty, (_, params) =>
        atMoment(session, fileOf(params), (moment) => compute(moment, params)),
      ),
    receive: (type, take) => {
      connection.onNotification(type, async (params) => {
        try {
          await take(session, params);
        } catch (error) {
          session.log(error);
        }
      });
    },
  };
}
