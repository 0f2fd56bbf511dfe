/** What lines and locks mean. */
import { html, svg } from './dom';
import { iconPath } from './icons';
import type { Verdict } from './model';
import type { Line, Scene } from './scene';
import type { State } from './state';

/** Of what is drawn only; where something changes, both ways to change. */
export function legendEntries({ tab }: State, scene: Scene | undefined): readonly HTMLElement[] {
  if (tab === 'matrix') {
    return [
      matrixEntry('allowed all', '●', 'all ports'),
      matrixEntry('allowed', '◐', 'some ports'),
      matrixEntry('unknown', '?', 'not known'),
      matrixEntry('denied', '', 'denied'),
    ];
  }
  if (tab === 'table' || !scene) return [];
  const { lines, boxes, loose } = scene;
  const has = (style: Line['style'], verdict: Verdict): boolean =>
    lines.some((line) => line.style === style && line.verdict === verdict && line.change === undefined);
  const changes = lines.some(({ change }) => change !== undefined);
  const isolated = [
    ...loose,
    ...boxes.flatMap(({ state, cards }) => (state === 'open' ? cards : [])),
  ].flatMap(({ node, apart }) => (node.isolated && !apart ? [node.isolated] : []));
  const free = isolated.filter(({ ingress, egress }) => ingress === 'no' && egress === 'no').length;
  return [
    has('wiring', 'allowed') && lineEntry('wiring allowed', 'wired and let through'),
    has('wiring', 'denied') && lineEntry('wiring denied', 'wired but blocked', '✕'),
    has('policy', 'allowed') && lineEntry('policy allowed', 'allowed by a policy'),
    (has('wiring', 'unknown') || has('policy', 'unknown')) && lineEntry('wiring unknown', 'not known', '?'),
    changes && lineEntry('policy allowed opened', 'opened', '+'),
    changes && lineEntry('policy denied closed', 'closed', '−'),
    free < isolated.length && lockEntry('locked', 'isolated'),
    free > 0 && lockEntry('unlocked', 'open to all'),
  ].filter((entry) => entry !== false);
}

function lineEntry(style: string, text: string, sign?: string): HTMLElement {
  const line = svg(
    'svg',
    { class: 'key', width: 28, height: 14, 'aria-hidden': 'true' },
    svg('g', { class: `line ${style}` }, svg('path', { class: 'stroke', d: 'M1,7H27' })),
    sign === undefined
      ? undefined
      : svg('text', { class: `sign ${style}`, x: 14, y: 11, 'text-anchor': 'middle' }, sign),
  );
  return html('li', {}, line, text);
}

function lockEntry(icon: 'locked' | 'unlocked', text: string): HTMLElement {
  const drawing = svg(
    'svg',
    { class: 'key', width: 28, height: 14, 'aria-hidden': 'true' },
    svg(
      'g',
      { class: `lock ${icon}`, transform: 'translate(7,0) scale(0.85)' },
      svg('path', { d: iconPath(icon) }),
    ),
  );
  return html('li', {}, drawing, text);
}

function matrixEntry(style: string, sign: string, text: string): HTMLElement {
  return html('li', {}, html('span', { class: `swatch ${style}`, 'aria-hidden': 'true' }, sign), text);
}
