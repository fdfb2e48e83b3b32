import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../ui/jsonSchema.ts';
import classes from './SchemaView.module.css';
import { type SchemaLine, schemaTree } from './schemaTree.ts';

interface SchemaViewProps {
  schema: Json | null;
  /** Said when there is nothing in it. */
  nothing: string;
  /** Whether it matters which parts may be left out; it does for what is sent. */
  showNeeded: boolean;
}

export function SchemaView({ schema, nothing, showNeeded }: SchemaViewProps): ReactNode {
  const { t } = useTranslation('access');
  const tree = schema ? schemaTree(schema, t) : null;
  if (!tree || (tree.children.length === 0 && tree.type === t('schema.object'))) {
    return <p className={classes['nothing']}>{nothing}</p>;
  }
  return (
    <div className={classes['tree']}>
      {tree.type !== t('schema.object') && <span className={classes['type']}>{tree.type}</span>}
      <Lines lines={tree.children} showNeeded={showNeeded} />
    </div>
  );
}

function Lines({ lines, showNeeded }: { lines: readonly SchemaLine[]; showNeeded: boolean }): ReactNode {
  const { t } = useTranslation('access');
  if (lines.length === 0) return null;
  return (
    <ul className={classes['lines']}>
      {lines.map((line, index) => (
        // Two variants of one thing may have parts of the same name, so the place has to tell them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a document never move
        <li key={`${line.name}-${index}`}>
          <code className={classes['name']}>{line.name}</code>{' '}
          <span className={classes['type']}>{line.type}</span>
          {showNeeded && line.needed && <span className={classes['needed']}>{t('calls.required')}</span>}
          {line.notes.length > 0 && <span className={classes['notes']}>{line.notes.join(' · ')}</span>}
          <Lines lines={line.children} showNeeded={showNeeded} />
        </li>
      ))}
    </ul>
  );
}
