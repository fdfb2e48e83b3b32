import type { ReactNode } from 'react';
import classes from './table.module.css';

interface TableLineProps {
  id: string | undefined;
  index: number;
  /** From the top of the rows, and its own height, in pixels. */
  top: number;
  height: number;
  /** Absent for a row that is still on its way. */
  state?: { marked: boolean; active: boolean; opened?: boolean };
  /** Further words about it that its table's styles know, such as `level`. */
  about?: Readonly<Record<`data-${string}`, string | boolean>>;
  onClick?: () => void;
  /** Its cells. */
  children: ReactNode;
}

/** One row of a long table, at its place. */
export function TableLine(props: TableLineProps): ReactNode {
  const { id, index, top, height, state, about, onClick, children } = props;
  return (
    <tr
      id={id}
      className={classes['line']}
      aria-rowindex={index + 2}
      aria-selected={state?.marked}
      data-active={state?.active}
      data-opened={state?.opened}
      {...about}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={onClick}
      // The table hears the keys, for whichever row one stands at.
      onKeyDown={undefined}
    >
      {children}
    </tr>
  );
}

interface MarkCellProps {
  label: string;
  marked: boolean;
  onToggle(): void;
}

/** The first cell of a row. The table's own key marks too, so the box is left out when one walks by Tab. */
export function MarkCell({ label, marked, onToggle }: MarkCellProps): ReactNode {
  return (
    <td className={classes['mark']}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={marked}
        aria-label={label}
        onClick={(event) => event.stopPropagation()}
        onChange={() => onToggle()}
      />
    </td>
  );
}
