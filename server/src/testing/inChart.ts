/** The chart of `chart.ts` with a cursor, and places in it as tests write them. */
import type { Location } from '../workspace/snapshot';
import { CHART } from './chart';
import { atCursor, type Fixture, show } from './fixture';

/** The chart with the cursor at `|` in `place`, which is text of it. */
export function inChart(place: string): ReturnType<typeof atCursor> {
  const text = place.replace('|', '');
  if (!CHART.includes(text)) throw new Error(`the chart has no ${text}`);
  return atCursor(CHART.replace(text, place.replace('|', '$0')));
}

/** `values.yaml:4:3 "tag"`, seen from the chart's folder. */
export function placesInChart(fixture: Fixture, locations: readonly Location[]): readonly string[] {
  return locations.map((location) => show(fixture, location).replace('chart/', ''));
}
