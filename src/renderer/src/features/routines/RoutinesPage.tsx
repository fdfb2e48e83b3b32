import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { beginNew, EMPTY, NEW, useDrafts } from './drafts.ts';
import { EditorPage } from './EditorPage.tsx';
import { ListPage } from './ListPage.tsx';
import { RunsPage } from './RunsPage.tsx';
import { VariablesPage } from './VariablesPage.tsx';

/** Finds the part of the page that the address names. */
export function RoutinesPage(): ReactNode {
  const [location] = useLocation();
  const [, , part] = location.split('/');
  switch (part) {
    case undefined:
    case '':
      return <ListPage />;
    case 'runs':
      return <RunsPage />;
    case 'variables':
      return <VariablesPage />;
    case NEW:
      return <NewPage />;
    default:
      return <EditorPage key={part} id={part} />;
  }
}

function NewPage(): ReactNode {
  const begun = useDrafts(({ drafts }) => drafts[NEW] !== undefined);
  useEffect(() => {
    if (!begun) beginNew(EMPTY);
  }, [begun]);
  return begun ? <EditorPage id={NEW} /> : null;
}
