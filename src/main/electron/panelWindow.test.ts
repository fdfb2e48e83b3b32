import { describe, expect, it } from 'vitest';
import { visible } from './panelWindow.ts';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number) => ({ x, y, width: 800, height: 600, maximised: false });

describe('remembered bounds', () => {
  it('are used while some screen shows enough of the window to grab it', () => {
    for (const bounds of [at(100, 100), at(2500, 100), at(-700, 0), at(1820, 980), at(0, -540)]) {
      expect(visible(bounds, [left, right]), JSON.stringify(bounds)).toBe(bounds);
    }
  });

  it('are not used when the screen is gone or only a sliver would be seen', () => {
    expect(visible(at(2500, 100), [left])).toBeNull();
    for (const bounds of [at(-750, 0), at(1850, 0), at(0, 1000), at(0, -560), at(9000, 9000)]) {
      expect(visible(bounds, [left]), JSON.stringify(bounds)).toBeNull();
    }
    expect(visible(at(0, 0), [])).toBeNull();
  });

  it('are not there at the first start', () => {
    expect(visible(null, [left])).toBeNull();
  });
});
