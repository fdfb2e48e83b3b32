import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CompletionList.module.css';
import type { Completion } from './completion.ts';

interface CompletionListProps {
  id: string;
  options: readonly Completion[];
  /** The place of the one that Enter takes. */
  active: number;
  onTake(option: Completion): void;
}

/** Names that fit what is typed. The keyboard stays in the field. */
export function CompletionList({ id, options, active, onTake }: CompletionListProps): ReactNode {
  const { t } = useTranslation('texts');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className={classes['list']} id={id} ref={list} role="listbox" aria-label={t('field.names')}>
      {options.map((option, index) => (
        <div
          key={option.name}
          id={`${id}-${index}`}
          className={classes['option']}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
        >
          <code className={classes['usage']}>{option.usage}</code>
          <span className={classes['title']}>{option.title}</span>
        </div>
      ))}
    </div>
  );
}
