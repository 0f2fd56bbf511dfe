/** `selectrail route`: which backend answers a request, and why nobody else does. */
import { readSettings } from '../ide/settings';
import { nameOf } from '../kinds/object';
import { shownNamespace } from '../network/dns';
import type { RouteAnswer } from '../network/routing/answer';
import type { GatewayObject } from '../network/routing/gatewayListeners';
import { gatewaysAround, isTaken, routeAnswers } from '../network/routing/routeAnswers';
import type { Snapshot } from '../workspace/snapshot';
import type { ExitCode, Output } from './check';
import { type Loaded, load, Trouble } from './load';
import { FALLBACK_NAMESPACE } from './loadWorld';
import type { RouteOptions } from './routeArgs';
import { routeJson, routeText } from './routeReport';
import { refuseMissing, unreadNotes } from './unread';

/** Status 1 where no rule takes the request. */
export function route(options: RouteOptions, out: Output, notes: Output): ExitCode {
  let loaded: Loaded;
  let entry: GatewayObject | undefined;
  try {
    loaded = load(
      options.places,
      readSettings({ namespace: FALLBACK_NAMESPACE }),
      {
        namespace: options.namespace,
      },
      notes,
    );
    refuseMissing(unreadNotes(loaded), options.partial, notes);
    entry = options.gateway === undefined ? undefined : gatewayNamed(loaded.snapshot, options.gateway);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    notes.write(`selectrail: ${error.message}\n`);
    return 2;
  }
  const { snapshot } = loaded;
  const { request, controller, output } = options;
  const all = routeAnswers(snapshot, request, { controller, entry });
  const shown = answersToShow(all);
  out.write(output === 'json' ? routeJson(snapshot, shown) : routeText(snapshot, request, shown));
  return shown.some(isTaken) ? 0 : 1;
}

/** Those that take the request; where none does, all, for the reasons why. */
function answersToShow(all: readonly RouteAnswer[]): readonly RouteAnswer[] {
  const taken = all.filter(isTaken);
  return taken.length > 0 ? taken : all;
}

function gatewayNamed(snapshot: Snapshot, text: string): GatewayObject {
  const found = gatewaysAround(snapshot, undefined).find(
    (object) => nameOf(object) === text || `${shownNamespace(snapshot, object)}/${nameOf(object)}` === text,
  );
  if (!found) throw new Trouble(`there is no Gateway ${text} in these manifests`);
  return found;
}
