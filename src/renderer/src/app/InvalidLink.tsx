import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retryConnection } from '../api/client.ts';
import { storeToken, tokenInText } from '../api/token.ts';
import classes from './Door.module.css';
import { Mark } from './Mark.tsx';

/** The whole page while the engine does not accept this browser's token. */
export function InvalidLink({ reason }: { reason: 'missing' | 'wrong' }): ReactNode {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const [invalid, setInvalid] = useState(false);

  const open = (): void => {
    const token = tokenInText(text);
    if (token === null) {
      setInvalid(true);
      return;
    }
    storeToken(token);
    retryConnection();
  };

  return (
    <main className={classes['door']}>
      <title>{`${t(reason === 'missing' ? 'link.titleMissing' : 'link.title')} · ${t('name')}`}</title>
      <div className={classes['card']}>
        <Mark lit={false} size={44} />
        <h1 className={classes['title']}>{t(reason === 'missing' ? 'link.titleMissing' : 'link.title')}</h1>
        <p className={classes['text']}>{t(reason === 'missing' ? 'link.missing' : 'link.wrong')}</p>
        <h2 className={classes['subtitle']}>{t('link.how')}</h2>
        <ol className={classes['steps']}>
          <li>{t('link.stepTerminal')}</li>
          <li>{t('link.stepDesktop')}</li>
          <li>{t('link.stepPaste')}</li>
        </ol>
        <form
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <TextInput
            className={classes['field']}
            label={t('link.field')}
            placeholder={t('link.placeholder')}
            value={text}
            error={invalid ? t('link.invalid') : null}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setInvalid(false);
            }}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" variant="filled">
            {t('link.open')}
          </Button>
        </form>
      </div>
    </main>
  );
}
