import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerSignIn } from './actions.ts';

/** What the streamer could answer on the page of the simulated Twitch. */
export function RehearsedAnswers(): ReactNode {
  const { t } = useTranslation('connection');
  return (
    <>
      <Button
        variant="filled"
        leftSection={<IconCheck size={16} aria-hidden="true" />}
        onClick={() => void answerSignIn('approve')}
      >
        {t('answer.approve')}
      </Button>
      <Button onClick={() => void answerSignIn('deny')}>{t('answer.deny')}</Button>
      <Button onClick={() => void answerSignIn('expire')}>{t('answer.expire')}</Button>
    </>
  );
}
