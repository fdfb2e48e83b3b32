import { Button, Select, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { TextField } from '../../ui/text/TextField.tsx';
import classes from './PlaygroundCard.module.css';
import { startingText, usePlayground } from './playground.ts';

/** The engine is asked when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 300;
const LONGEST_LINE = 500;

const ROLES = [
  'everyone',
  'follower',
  'subscriber',
  'subscriber2',
  'subscriber3',
  'vip',
  'moderator',
  'streamer',
] as const satisfies readonly ChatRole[];

interface Tried {
  text: string;
  problems: readonly string[];
}

/** Type a text, see what chat would see. */
export function PlaygroundCard(): ReactNode {
  const { t } = useTranslation('texts');
  const { source, viewer, role, said } = usePlayground();
  const [tried, setTried] = useState<Tried | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((now) => now + 1), []);
  const shown = useDeferredValue(tried);

  useEffect(() => {
    if (usePlayground.getState().source === '') usePlayground.setState({ source: startingText() });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is how one asks for another try
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void client.texts.try({ source, viewer, role, said }).then((result) => {
        if (!current) return;
        setTried(result.ok ? result.data : { text: '', problems: [result.error.message] });
      });
    }, TYPED_AFTER);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source, viewer, role, said, turn]);

  return (
    <Card
      title={t('play.title')}
      text={t('play.text')}
      end={
        <Button leftSection={<IconRefresh size={16} aria-hidden="true" />} onClick={again}>
          {t('play.again')}
        </Button>
      }
    >
      <div className={classes['columns']}>
        <div className={classes['inputs']}>
          <TextField
            label={t('play.source')}
            placeholder={t('play.placeholder')}
            value={source}
            onChange={(text) => usePlayground.setState({ source: text })}
            multiline
          />
          <div className={classes['who']}>
            <TextInput
              label={t('play.viewer')}
              placeholder={t('play.viewerPlaceholder')}
              title={t('play.viewerHelp')}
              value={viewer}
              maxLength={26}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => usePlayground.setState({ viewer: event.currentTarget.value })}
            />
            <Select
              label={t('play.role')}
              data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              value={viewer.trim() === '' ? 'streamer' : role}
              disabled={viewer.trim() === ''}
              onChange={(value) => value && usePlayground.setState({ role: value })}
            />
            <TextInput
              label={t('play.said')}
              placeholder={t('play.saidPlaceholder')}
              value={said}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => usePlayground.setState({ said: event.currentTarget.value })}
            />
          </div>
        </div>
        <Result tried={shown} />
      </div>
    </Card>
  );
}

function Result({ tried }: { tried: Tried | null }): ReactNode {
  const { t } = useTranslation('texts');
  return (
    <section className={classes['result']} aria-label={t('play.result')} aria-live="polite">
      <h3 className={classes['heading']}>{t('play.result')}</h3>
      {tried === null ? (
        <p className={classes['quiet']}>{t('play.waiting')}</p>
      ) : (
        <>
          {tried.text === '' ? (
            <p className={classes['quiet']}>{t('play.nothing')}</p>
          ) : (
            <p className={classes['said']}>{tried.text}</p>
          )}
          <p className={classes['quiet']}>
            {t('play.letters', { count: [...tried.text].length })}
            {tried.text.length > LONGEST_LINE && ` · ${t('play.long')}`}
          </p>
          {tried.problems.length > 0 && (
            <ul className={classes['problems']}>
              {[...new Set(tried.problems)].map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
