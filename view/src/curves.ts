/** The curves of lines, and where their labels stand so that they cover neither cards nor each other. */
import type { Frame, Layout, Ruler } from './layout';
import type { Line } from './scene';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly line: Line;
  /** For the `d` of a path. */
  readonly path: string;
  /** Middle of the label, or of the mark where there is no label. */
  readonly middle: Point;
}

type Bezier = readonly [Point, Point, Point, Point];

const LABEL_HEIGHT = 18;
/** With more lines than this the labels stay in the middle. */
const MANY = 300;

/** Lines whose ends are both in the layout. */
export function curvesOf(lines: readonly Line[], layout: Layout, ruler: Ruler): readonly Curve[] {
  const drawn = lines.flatMap((line) => {
    const [source, target] = [layout.ends.get(line.source), layout.ends.get(line.target)];
    return source && target ? [{ line, source, target }] : [];
  });
  const spots = new Spots(drawn, layout.orientation);
  const taken: Frame[] = layout.cards.map(({ x, y, width, height }) => ({ x, y, width, height }));
  return drawn.map((each) => {
    const bezier = bezierOf(each, spots, layout.orientation);
    const width = ruler.width(each.line.label, 'detail') + 22;
    const middle = drawn.length > MANY ? pointAt(bezier, 0.5) : freePoint(bezier, width, taken);
    taken.push(frameAround(middle, width));
    return { line: each.line, path: pathOf(bezier), middle };
  });
}

interface Drawn {
  readonly line: Line;
  readonly source: Frame;
  readonly target: Frame;
}

function bezierOf(drawn: Drawn, spots: Spots, orientation: Layout['orientation']): Bezier {
  const { line, source, target } = drawn;
  if (orientation === 'down') {
    const [a, b] = [spots.leaving(line), spots.arriving(line)];
    const bend = Math.max(26, Math.abs(b.y - a.y) * 0.45);
    if (b.y > a.y) return [a, { x: a.x, y: a.y + bend }, { x: b.x, y: b.y - bend }, b];
    return around(source, target, 'right');
  }
  const [a, b] = [spots.leaving(line), spots.arriving(line)];
  const bend = Math.max(34, Math.abs(b.x - a.x) * 0.45);
  if (b.x > a.x) return [a, { x: a.x + bend, y: a.y }, { x: b.x - bend, y: b.y }, b];
  return around(source, target, 'bottom');
}

/** Against the direction in which lines run: outside of both ends. */
function around(source: Frame, target: Frame, side: 'right' | 'bottom'): Bezier {
  const [from, to] = [center(source), center(target)];
  if (side === 'right') {
    const a = { x: source.x + source.width, y: from.y };
    const b = { x: target.x + target.width, y: to.y };
    const out = Math.max(a.x, b.x) + 60;
    return [a, { x: out, y: a.y }, { x: out, y: b.y }, b];
  }
  const a = { x: from.x, y: source.y + source.height };
  const b = { x: to.x, y: target.y + target.height };
  const out = Math.max(a.y, b.y) + 60;
  return [a, { x: a.x, y: out }, { x: b.x, y: out }, b];
}

function center({ x, y, width, height }: Frame): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Points on the sides of ends, spread so that lines do not run into each other. */
class Spots {
  readonly #leaving = new Map<Line, Point>();
  readonly #arriving = new Map<Line, Point>();

  constructor(drawn: readonly Drawn[], orientation: Layout['orientation']) {
    const byEnd = new Map<Frame, { out: Drawn[]; into: Drawn[] }>();
    const at = (frame: Frame): { out: Drawn[]; into: Drawn[] } => {
      const known = byEnd.get(frame) ?? { out: [], into: [] };
      byEnd.set(frame, known);
      return known;
    };
    for (const each of drawn) {
      at(each.source).out.push(each);
      at(each.target).into.push(each);
    }
    const across = (frame: Frame): number => (orientation === 'right' ? center(frame).y : center(frame).x);
    for (const [frame, { out, into }] of byEnd) {
      out.sort((a, b) => across(a.target) - across(b.target));
      into.sort((a, b) => across(a.source) - across(b.source));
      out.forEach(({ line }, index) =>
        this.#leaving.set(line, spot(frame, orientation, 'end', index, out.length)),
      );
      into.forEach(({ line }, index) =>
        this.#arriving.set(line, spot(frame, orientation, 'start', index, into.length)),
      );
    }
  }

  leaving(line: Line): Point {
    return this.#leaving.get(line) ?? { x: 0, y: 0 };
  }

  arriving(line: Line): Point {
    return this.#arriving.get(line) ?? { x: 0, y: 0 };
  }
}

function spot(
  { x, y, width, height }: Frame,
  orientation: Layout['orientation'],
  side: 'start' | 'end',
  index: number,
  count: number,
): Point {
  const share = (index + 1) / (count + 1);
  if (orientation === 'right') return { x: side === 'end' ? x + width : x, y: y + height * share };
  return { x: x + width * share, y: side === 'end' ? y + height : y };
}

function pathOf([a, b, c, d]: Bezier): string {
  return `M${text(a)}C${text(b)} ${text(c)} ${text(d)}`;
}

function text({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}

/** The first of some places on the curve at which a label is free. */
function freePoint(bezier: Bezier, width: number, taken: readonly Frame[]): Point {
  const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8].map((share) => pointAt(bezier, share));
  const free = places.find((place) => {
    const own = frameAround(place, width);
    return !taken.some((frame) => meet(own, frame));
  });
  return free ?? pointAt(bezier, 0.5);
}

function frameAround({ x, y }: Point, width: number): Frame {
  return { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
}

function meet(a: Frame, b: Frame): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function pointAt([a, b, c, d]: Bezier, share: number): Point {
  const rest = 1 - share;
  const [p, q, r, s] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}
