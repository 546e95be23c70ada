/** Zooming and moving a picture without a drag or a wheel. */
import type { ReactNode } from 'react';

interface Props {
  /** How much a press of + magnifies. */
  factor: number;
  /** How far a press of an arrow moves. */
  step: number;
  zoomBy(factor: number): void;
  panBy(x: number, y: number): void;
  /** Further buttons of the picture. */
  children?: ReactNode;
}

export function ViewButtons({ factor, step, zoomBy, panBy, children }: Props): ReactNode {
  return (
    <div className="canvas-buttons no-print">
      <button type="button" aria-label="Zoom in" onClick={() => zoomBy(factor)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => zoomBy(1 / factor)}>
        −
      </button>
      <button type="button" aria-label="Move left" onClick={() => panBy(-step, 0)}>
        ←
      </button>
      <button type="button" aria-label="Move right" onClick={() => panBy(step, 0)}>
        →
      </button>
      <button type="button" aria-label="Move up" onClick={() => panBy(0, -step)}>
        ↑
      </button>
      <button type="button" aria-label="Move down" onClick={() => panBy(0, step)}>
        ↓
      </button>
      {children}
    </div>
  );
}
