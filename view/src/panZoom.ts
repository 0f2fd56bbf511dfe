/**
 * Moves and scales the drawing: wheel, pinch, drag, and buttons for the rest. The drawing is one layer of the page while
 * it moves, so that moving it paints nothing; once it rests it is painted again, sharp.
 */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { Frame } from './layout';
import type { ViewState } from './state';

export interface PanZoom {
  readonly view: ViewState;
  set(view: ViewState): void;
  by(factor: number): void;
  /** Shows all of `frame`, not larger than it is. */
  fit(frame: Frame): void;
  /** Moves, without scaling, so that `frame` is in the middle, if it is not in sight. */
  reveal(frame: Frame): void;
}

const MARGIN = 26;
/** Below this scale small text cannot be read, and is left out. */
const FAR = 0.42;
const SCALES: [number, number] = [0.04, 3];
/** In milliseconds: after the last turn of a wheel. */
const REST = 180;

/** `around`: by how much `content` reaches beyond the origin of its drawing. */
export function panZoom(
  stage: HTMLElement,
  content: SVGSVGElement,
  around: number,
  changed: () => void,
): PanZoom {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(SCALES)
    .on('start', () => {
      clearTimeout(resting);
      content.classList.add('moving');
    })
    .on('zoom', ({ transform: { x, y, k } }: { transform: ViewState }) => {
      content.style.transform = `translate(${x}px,${y}px) scale(${k}) translate(${-around}px,${-around}px)`;
      content.classList.toggle('far', k < FAR);
    })
    .on('end', () => {
      resting = setTimeout(() => content.classList.remove('moving'), REST);
      changed();
    });
  const target = select(stage);
  target.call(behaviour).on('dblclick.zoom', null);
  const set = ({ k, x, y }: ViewState): void => {
    behaviour.transform(target, zoomIdentity.translate(x, y).scale(k));
  };
  return {
    get view() {
      const { k, x, y } = zoomTransform(stage);
      return { k, x, y };
    },
    set,
    by: (factor) => behaviour.scaleBy(target, factor),
    fit({ x, y, width, height }) {
      const { clientWidth, clientHeight } = stage;
      if (clientWidth === 0 || width === 0 || height === 0) return;
      const room = [(clientWidth - 2 * MARGIN) / width, (clientHeight - 2 * MARGIN) / height];
      const k = Math.max(SCALES[0], Math.min(1.15, ...room));
      set({ k, x: (clientWidth - width * k) / 2 - x * k, y: (clientHeight - height * k) / 2 - y * k });
    },
    reveal(frame) {
      const { k, x, y } = zoomTransform(stage);
      const { clientWidth, clientHeight } = stage;
      const [left, top] = [frame.x * k + x, frame.y * k + y];
      const inSight =
        left >= 0 &&
        top >= 0 &&
        left + frame.width * k <= clientWidth &&
        top + frame.height * k <= clientHeight;
      if (inSight) return;
      const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
      set({ k, x: clientWidth / 2 - middleX * k, y: clientHeight / 2 - middleY * k });
    },
  };
}
