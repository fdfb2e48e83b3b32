import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';

interface RowsGiven {
  count: number;
  /** Of a row, in pixels; all have the same. */
  height: number;
  keyAt(index: number): string | number;
}

export interface VirtualRows {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  height: number;
  /** Those that are drawn, and how far from the top each stands, in pixels. */
  drawn: readonly { key: string | number; index: number; top: number }[];
  /** The first and the last that are drawn; 0 when there are none. */
  first: number;
  last: number;
  /** Of all rows together, in pixels. */
  total: number;
  /** Scrolls as little as shows that row. */
  show(index: number): void;
}

/** Rows drawn before and after those that can be seen. */
const OVERSCAN = 12;

/** A list of any length, of which only what can be seen is drawn. */
export function useVirtualRows({ count, height, keyAt }: RowsGiven): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    getItemKey: keyAt,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height have to be placed anew
  useEffect(() => {
    virtual.measure();
  }, [height]);

  const drawn = virtual
    .getVirtualItems()
    .map(({ key, index, start }) => ({ key: typeof key === 'bigint' ? `${key}` : key, index, top: start }));
  return {
    scroller,
    count,
    height,
    drawn,
    first: drawn[0]?.index ?? 0,
    last: drawn.at(-1)?.index ?? 0,
    total: virtual.getTotalSize(),
    show: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
