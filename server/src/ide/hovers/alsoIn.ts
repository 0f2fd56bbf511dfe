/** The line of a hover that names the other copies of the application: `also in overlays/prod · overlays/staging`. */
import { shortUnitName } from '../../workspace/unitNames';
import type { Snapshot } from '../../workspace/snapshot';
import { counterparts } from '../counterparts';
import { linkToPlace } from '../markdown';

/** More are counted. */
const MAX_NAMED = 3;

/** At most one line, for the link or the name at `offset`. */
export function alsoIn(snapshot: Snapshot, uri: string, offset: number): readonly string[] {
  const { own, others } = counterparts(snapshot, uri, offset);
  if (others.length === 0) return [];
  const all = [...own, ...others.map(({ unit }) => unit)];
  const links = others
    .slice(0, MAX_NAMED)
    .map(({ unit, location }) => linkToPlace(snapshot, location, shortUnitName(snapshot, unit, all)));
  const rest = others.length - MAX_NAMED;
  return [`also in ${[...links, ...(rest > 0 ? [`${rest} more`] : [])].join(' · ')}`];
}
