/** Moves and scales the drawing: wheel, pinch, drag, and buttons for the rest. */
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

const MARGIN = 28;
/** Below this scale small text cannot be read, and is left out. */
const FAR = 0.5;

export function panZoom(root: SVGSVGElement, content: SVGGElement, changed: () => void): PanZoom {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.04, 3])
    .on('zoom', ({ transform }: { transform: ViewState }) => {
      content.style.transform = `translate(${transform.x}px,${transform.y}px) scale(${transform.k})`;
      root.classList.toggle('far', transform.k < FAR);
      changed();
    });
  const target = select(root);
  target.call(behaviour).on('dblclick.zoom', null);
  const set = ({ k, x, y }: ViewState): void => {
    behaviour.transform(target, zoomIdentity.translate(x, y).scale(k));
  };
  return {
    get view() {
      const { k, x, y } = zoomTransform(root);
      return { k, x, y };
    },
    set,
    by: (factor) => behaviour.scaleBy(target, factor),
    fit({ x, y, width, height }) {
      const { clientWidth, clientHeight } = root;
      if (clientWidth === 0 || width === 0 || height === 0) return;
      const room = [(clientWidth - 2 * MARGIN) / width, (clientHeight - 2 * MARGIN) / height];
      const k = Math.max(0.04, Math.min(1, ...room));
      set({ k, x: (clientWidth - width * k) / 2 - x * k, y: (clientHeight - height * k) / 2 - y * k });
    },
    reveal(frame) {
      const { k, x, y } = zoomTransform(root);
      const { clientWidth, clientHeight } = root;
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
