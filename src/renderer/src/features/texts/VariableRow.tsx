import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextVariable } from '../../../../shared/contract/texts.ts';
import { usageOf } from './findVariables.ts';
import classes from './VariablesCard.module.css';

interface VariableRowProps {
  variable: TextVariable;
  onTry(text: string): void;
}

/** One variable: how it is written, what it gives, examples to click. */
export const VariableRow = memo(function VariableRow({ variable, onTry }: VariableRowProps): ReactNode {
  const { t } = useTranslation('texts');
  const { name, title, help, aliases, filter, examples } = variable;
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['head']}>
          <code className={classes['usage']}>{usageOf(variable)}</code>
          <span className={classes['title']}>{title}</span>
        </p>
        <p className={classes['help']}>{help}</p>
        {variable.arguments.some((argument) => argument.help !== '') && (
          <ul className={classes['arguments']}>
            {variable.arguments
              .filter((argument) => argument.help !== '')
              .map((argument) => (
                <li key={argument.name}>
                  <code>{argument.name}</code> {argument.help}
                  {!argument.required && <span className={classes['quiet']}> ({t('list.optional')})</span>}
                </li>
              ))}
          </ul>
        )}
        {(aliases.length > 0 || filter) && (
          <p className={classes['quiet']}>
            {[
              aliases.length > 0 && t('list.also', { names: aliases.join(', ') }),
              filter && t('list.ending', { name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
      <ul className={classes['examples']}>
        {examples.map(({ text, gives }) => (
          <li key={text}>
            <button
              type="button"
              className={classes['example']}
              aria-label={t('list.tryIt', { text })}
              title={t('list.tryIt', { text })}
              onClick={() => onTry(text)}
            >
              {text}
            </button>
            <span>
              <span className={classes['quiet']}>{t('list.gives')} </span>
              {gives === '' ? <span className={classes['quiet']}>{t('list.givesNothing')}</span> : gives}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
});
