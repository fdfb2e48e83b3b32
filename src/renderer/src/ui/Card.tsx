import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

interface CardProps {
  title: string;
  /** A line below the title; null or absent for none. */
  text?: ReactNode;
  /** Beside the title, at the end. */
  end?: ReactNode;
  /** Without padding around the content, for lists that reach the edge. */
  flush?: boolean;
  children?: ReactNode;
}

/** One titled part of a page. */
export function Card({ title, text, end, flush = false, children }: CardProps): ReactNode {
  const id = useId();
  return (
    <section className={classes['card']} aria-labelledby={id}>
      <div className={classes['head']}>
        <div className={classes['words']}>
          <h2 className={classes['title']} id={id}>
            {title}
          </h2>
          {text && <p className={classes['text']}>{text}</p>}
        </div>
        {end && <div className={classes['end']}>{end}</div>}
      </div>
      {children && <div className={flush ? classes['flush'] : classes['body']}>{children}</div>}
    </section>
  );
}
