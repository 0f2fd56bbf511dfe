/** What every feature owes every link, and every place, of whole workspaces. */
import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/ide/definition';
import { highlights } from '../../server/src/ide/highlight';
import { implementation, typeDefinition } from '../../server/src/ide/implementation';
import { fits, leadsBack, offered, renameRoundTrip } from '../../server/src/testing/checkLink';
import { references } from '../../server/src/ide/references';
import { type DocumentSymbol, documentSymbols } from '../../server/src/ide/symbols';
import { completion } from '../../server/src/ide/completion';
import type { Link } from '../../server/src/kinds/link';
import { linksOf } from '../../server/src/kinds/links';
import { resolve } from '../../server/src/network/resolve';
import { openWorkspaceFolder } from '../../server/src/testing/workspaceFolder';
import type { Location } from '../../server/src/workspace/snapshot';

/** One place of every seventh: the features are asked about 5,000 of them. */
const STEP = 7;

/**
 * A template; a port in a URL, where a stand-in is none; and a key of Cilium, of which the stand-in replaces the prefix
 * that says it is a namespace's label.
 */
const NOT_OFFERED = /\{\{|^shop\/deployment\.yaml:\d+ 80$|^cilium.* purpose$/;

describe.each(['kinds', 'demo', 'seed'])('workspace %s', (name) => {
  const { host, files, root } = openWorkspaceFolder(name);
  const snapshot = host.snapshot();
  const shown = ({ uri, start, end }: Location): string => {
    const before = files.get(uri)?.slice(0, start).split('\n') ?? [];
    return `${uri.slice(root.length)}:${before.length} ${files.get(uri)?.slice(start, end)}`;
  };
  /** Texts of the links that lead somewhere for certain. */
  const places = [...files.keys()].flatMap((uri) =>
    snapshot.objectsOf(uri).flatMap((object) =>
      linksOf(object)
        .filter((link) => resolve(snapshot, object, link).state === 'found')
        .flatMap(textsOf)
        .map((span) => snapshot.locate(object, span)),
    ),
  );

  test('each definition leads back', () => {
    const lost = places.flatMap((place) =>
      leadsBack(snapshot, place).map((why) => `${shown(place)}: ${why}`),
    );
    expect(lost).toEqual([]);
  });

  test('what is defined is offered', () => {
    const missing = places.filter((place) => {
      const text = files.get(place.uri)?.slice(place.start, place.end) ?? '';
      const own = definition(snapshot, place.uri, place.start).every(({ target }) => isSame(target, place));
      return !own && !offered(snapshot, files, place).some((label) => fits(label, text));
    });
    expect(missing.map(shown).filter((place) => !NOT_OFFERED.test(place))).toEqual([]);
  });

  test('renaming there and back gives the same bytes', () => {
    const outcomes = new Map<string, string[]>();
    for (const place of unique(places)) {
      const outcome = renameRoundTrip(host, files, place);
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), shown(place)]);
    }
    const wrong = [...outcomes].filter(([outcome]) => /lost|back/.test(outcome));
    expect(wrong).toEqual([]);
    expect(outcomes.get('kept')?.length ?? 0).toBeGreaterThan(0);
  });

  test('no feature leaves its document', () => {
    const outside = [...files].flatMap(([uri, text]) => {
      const offsets = Array.from({ length: Math.ceil(text.length / STEP) }, (_, at) => at * STEP);
      const found = offsets.flatMap((offset) => [
        ...definition(snapshot, uri, offset).flatMap(({ origin, target, whole }) => [origin, target, whole]),
        ...references(snapshot, uri, offset, 'with'),
        ...highlights(snapshot, uri, offset),
        ...implementation(snapshot, uri, offset),
        ...typeDefinition(snapshot, uri, offset),
        ...completion(snapshot, uri, offset, text).map(({ range }) => range),
      ]);
      return [...found, ...documentSymbols(snapshot, uri).flatMap(rangesOf)].filter(
        (each) =>
          !(0 <= each.start && each.start <= each.end && each.end <= (files.get(each.uri)?.length ?? -1)),
      );
    });
    expect(outside).toEqual([]);
  });
});

function isSame(a: Location, b: Location): boolean {
  return a.uri === b.uri && a.start === b.start;
}

function rangesOf({ whole, selection, children }: DocumentSymbol): readonly Location[] {
  return [whole, selection, ...children.flatMap(rangesOf)];
}

/** Texts that a link is written with; none for a port that the API assumes. */
function textsOf(link: Link): readonly { start: number; end: number }[] {
  switch (link.type) {
    case 'name':
    case 'host':
      return [link.text];
    case 'port':
      return link.port.end > link.port.start ? [link.port] : [];
    case 'selector':
      return link.selector.requirements.flatMap(({ key, values }) => [key, ...values]);
  }
}

function unique(places: readonly Location[]): readonly Location[] {
  return [...new Map(places.map((place) => [`${place.uri}:${place.start}`, place])).values()];
}
