/** `selectrail route`: which backend answers a request, and why nobody else does. */
import { nameOf } from '../kinds/object';
import { shownNamespace } from '../network/dns';
import type { RouteAnswer } from '../network/routing/answer';
import type { GatewayObject } from '../network/routing/gatewayListeners';
import { gatewaysAround, isTaken, routeAnswers } from '../network/routing/routeAnswers';
import type { Snapshot } from '../workspace/snapshot';
import { environmentsNote, loadTogether } from './loadTogether';
import type { RouteOptions } from './routeArgs';
import { routeJson, routeText } from './routeReport';
import { tellMissing, unreadNotes } from './unread';
import type { ExitCode, Output } from './output';
import { Trouble } from './trouble';

/** Status 1 where no rule takes the request. Throws `Trouble`. */
export function route(options: RouteOptions, out: Output, notes: Output): ExitCode {
  const { places, partial, gateway, request, controller, output } = options;
  const loaded = loadTogether(places, options, notes);
  tellMissing(unreadNotes(loaded), partial, notes);
  notes.write(environmentsNote(loaded));
  const snapshot = loaded.snapshot.deployed;
  const entry = gateway === undefined ? undefined : gatewayNamed(snapshot, gateway);
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
