/** The buttons in the corner of the graph, for those who have no wheel. */
import { html } from './dom';

export interface ZoomEvents {
  fit(): void;
  by(factor: number): void;
}

const STEP = 1.25;

export function zoomButtons(events: ZoomEvents): HTMLElement {
  return html(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('−', 'Zoom out', () => events.by(1 / STEP)),
    button('+', 'Zoom in', () => events.by(STEP)),
    button('Fit', 'Fit: show all of it', () => events.fit()),
  );
}

function button(text: string, title: string, act: () => void): HTMLElement {
  const made = html('button', { type: 'button', title, 'aria-label': title }, text);
  made.addEventListener('click', act);
  return made;
}
