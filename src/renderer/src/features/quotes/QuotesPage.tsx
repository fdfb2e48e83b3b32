import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isTyping } from '../../app/shortcuts.ts';
import { AddQuote } from './AddQuote.tsx';
import { quoteCounts } from './counts.ts';
import { QuoteActions } from './QuoteActions.tsx';
import { NO_FILTER, QuoteFilters } from './QuoteFilters.tsx';
import { QuoteList } from './QuoteList.tsx';
import classes from './QuotesPage.module.css';
import { type QuoteOrder, useQuotes } from './useQuotes.ts';

export function QuotesPage(): ReactNode {
  const [filter, setFilter] = useState(NO_FILTER);
  const [order, setOrder] = useState<QuoteOrder>('newest');
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const revision = quoteCounts.useLive().data?.revision ?? 0;
  const quotes = useQuotes(filter, order, revision);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== '/' || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={classes['page']}>
      <QuoteActions onAdd={() => setAdding(true)} />
      <QuoteFilters filter={filter} order={order} search={search} onFilter={setFilter} onOrder={setOrder} />
      <QuoteList quotes={quotes} filter={filter} onFilter={setFilter} onAdd={() => setAdding(true)} />
      <AddQuote opened={adding} onClose={() => setAdding(false)} />
    </div>
  );
}
