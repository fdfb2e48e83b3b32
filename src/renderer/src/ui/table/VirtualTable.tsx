import type { CSSProperties, ReactNode } from 'react';
import { hearKey } from './rowKeys.ts';
import classes from './table.module.css';
import type { VirtualRows } from './useVirtualRows.ts';

interface VirtualTableProps {
  label: string;
  rows: VirtualRows;
  /** With the head; -1 when it is not known how many there are. */
  rowCount: number;
  busy?: boolean;
  narrow?: boolean;
  /** What this table has of its own, such as its columns. */
  className?: string | undefined;
  style?: CSSProperties;
  /** The cells of the head. */
  head: ReactNode;
  /** The row one stands at; -1 for none yet. */
  at: number;
  /** The id of its element; null while it is not drawn. */
  active: string | null;
  onWalk(to: number): void;
  /** A key that does not walk; true when it did something. */
  onAct(key: string): boolean;
  onScroll?: () => void;
  /** The rows that are drawn. */
  children: ReactNode;
  /** Comes after the last row. */
  end?: ReactNode;
  /** Stands below the table whichever rows are seen. */
  foot?: ReactNode;
  /** In place of rows; null or absent when there are some. */
  empty?: ReactNode;
}

/** A long table that one walks through by keyboard: it has the focus, and hears the keys for the row one stands at. */
export function VirtualTable(props: VirtualTableProps): ReactNode {
  const { label, rows, rowCount, busy, narrow = false, className, style, head, at, active } = props;
  const { onWalk, onAct, onScroll, children, end, foot, empty } = props;
  return (
    <div className={classes['frame']}>
      <div ref={rows.scroller} className={classes['scroller']} onScroll={onScroll}>
        <table
          className={`${classes['table']} ${className ?? ''}`}
          style={style}
          data-narrow={narrow}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through by keyboard
          role="grid"
          aria-label={label}
          aria-rowcount={rowCount}
          aria-busy={busy}
          aria-multiselectable="true"
          aria-activedescendant={active ?? undefined}
          tabIndex={0}
          onKeyDown={(event) => hearKey(event, { rows, at, walk: onWalk, act: onAct })}
        >
          <thead className={classes['head']}>
            <tr className={classes['header']} aria-rowindex={1}>
              {head}
            </tr>
          </thead>
          <tbody className={classes['rows']} style={{ height: rows.total }}>
            {children}
          </tbody>
        </table>
        {end}
      </div>
      {foot && (
        <p className={classes['foot']} role="status">
          {foot}
        </p>
      )}
      {empty && <div className={classes['empty']}>{empty}</div>}
    </div>
  );
}
