import type { Display, Screen } from 'electron';

const workArea = { x: 0, y: 24, width: 1920, height: 1056 };

/** One ordinary screen with a bar at its top. */
const only = {
  id: 1,
  label: 'The only screen',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea,
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
} satisfies Partial<Display>;

export const screen = {
  getPrimaryDisplay: () => only,
  getAllDisplays: () => [only],
} satisfies { [Name in keyof Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>]: Loosely<Screen[Name]> };

/** A function that may answer with a part of what electron's answers. */
type Loosely<Run> = Run extends () => (infer Item)[]
  ? () => Partial<Item>[]
  : Run extends () => infer Answer
    ? () => Partial<Answer>
    : never;
