/** What lines and locks mean. */
import { html, svg } from './dom';
import { iconPath } from './icons';
import type { Graph } from './model';
import type { State } from './state';

export function legendEntries({ tab }: State, graph: Graph): readonly HTMLElement[] {
  if (tab === 'matrix') {
    return [
      matrixEntry('allowed all', '●', 'all ports'),
      matrixEntry('allowed', '◐', 'some ports'),
      matrixEntry('unknown', '?', 'not known'),
      matrixEntry('denied', '', 'denied'),
    ];
  }
  const changes = hasChanges(graph)
    ? [lineEntry('policy allowed opened', 'opened', '+'), lineEntry('policy denied closed', 'closed', '−')]
    : [];
  return [
    lineEntry('wiring allowed', 'wired and let through'),
    lineEntry('wiring denied', 'wired but blocked', '✕'),
    lineEntry('policy allowed', 'allowed by a policy'),
    lineEntry('wiring unknown', 'not known', '?'),
    ...changes,
    lockEntry('locked', 'isolated'),
    lockEntry('unlocked', 'open to all'),
  ];
}

function hasChanges({ edges }: Graph): boolean {
  return edges.some(({ change }) => change !== undefined);
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
