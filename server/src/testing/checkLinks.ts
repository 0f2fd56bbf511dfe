/** The check for the links of a kind: each caret label `-> kind/name` says where the text above it leads. */
import { expect } from 'vitest';
import { definition } from '../ide/definition';
import { refOf } from '../kinds/object';
import type { Location, Snapshot } from '../workspace/snapshot';
import { fits, leadsBack, offered, renameRoundTrip } from './checkLink';
import { type Fixture, hostOf, parseFixture, ROOT } from './fixture';

/** What cannot be renamed everywhere, or has no name. */
const NOT_RENAMED = /^none$|by hand/;

/**
 * Definition of each labelled text leads to the objects that its label lists (`-> service/web, deployment/web port`:
 * a second word is the text there, where it is not the name), references lead back, completion offers the text, and a
 * rename there and back gives the same bytes.
 */
export function checkLinks(source: string): void {
  const fixture = parseFixture(source);
  const texts = new Map([...fixture.files].map(([path, text]) => [ROOT + path, text]));
  const host = hostOf(fixture);
  const snapshot = host.snapshot();
  expect(fixture.labels.length, 'labels').toBeGreaterThan(0);
  for (const place of fixture.labels) {
    const text = texts.get(place.uri)?.slice(place.start, place.end) ?? '';
    expect(`-> ${targetsOf(snapshot, fixture, place).join(', ')}`, text).toBe(place.text);
    expect(leadsBack(snapshot, place), text).toEqual([]);
    const labels = offered(snapshot, texts, place);
    expect(
      labels.some((label) => fits(label, text)),
      `${text} among ${labels.join(', ')}`,
    ).toBe(true);
    const outcome = renameRoundTrip(host, texts, place);
    expect(outcome === 'kept' || NOT_RENAMED.test(outcome), `${text}: ${outcome}`).toBe(true);
  }
}

function targetsOf(snapshot: Snapshot, fixture: Fixture, place: Location): readonly string[] {
  const found = definition(snapshot, place.uri, place.start).map(({ target }) => {
    const objects = snapshot.objectsOf(target.uri);
    const object = objects.find((each) => {
      const whole = snapshot.locate(each, each.span);
      return whole.start <= target.start && target.end <= whole.end;
    });
    if (!object) return '?';
    const text = fixture.files.get(target.uri.slice(ROOT.length))?.slice(target.start, target.end) ?? '';
    return text === object.name?.value ? refOf(object) : `${refOf(object)} ${text.replaceAll(/\s+/g, ' ')}`;
  });
  return found.toSorted();
}
