/**
 * A confidence that means what it says. In: the raw confidence of the events stage. Out: the share of events with that raw
 * value that were right on the data it was fitted to (training/events, isotonic regression), read off between the points
 * of models/events/calibration.json.
 */
import type { Event } from '../../event.ts';
import type { Resources } from '../../resources.ts';

/** Points (raw, share right), both ascending. */
export type Calibration = readonly (readonly [number, number])[];

const FILE = 'events/calibration.json';

export function readCalibration(resources: Resources): Calibration | null {
  if (!resources.models.has(FILE)) return null;
  return resources.models.memo(FILE, () => (JSON.parse(resources.models.text(FILE)) as { points: Calibration }).points);
}

export function calibrate(points: Calibration | null, event: Pick<Event, 'confidence'>): number {
  const raw = event.confidence;
  if (points === null || points.length === 0) return raw;
  const after = points.findIndex(([at]) => at >= raw);
  if (after === 0) return round(points[0]![1]);
  if (after < 0) return round(points.at(-1)![1]);
  const [x0, y0] = points[after - 1]!;
  const [x1, y1] = points[after]!;
  return round(x1 === x0 ? y1 : y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
