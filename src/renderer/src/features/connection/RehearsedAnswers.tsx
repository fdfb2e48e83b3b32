import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerSignIn, type SignInAnswer } from './actions.ts';
import classes from './RehearsedAnswers.module.css';

/** What the streamer could answer on the page of the simulated Twitch, and then what comes of it. */
export function RehearsedAnswers(): ReactNode {
  const { t } = useTranslation('connection');
  const [given, setGiven] = useState<SignInAnswer | null>(null);
  const answer = async (choice: SignInAnswer): Promise<void> => {
    if (await answerSignIn(choice)) setGiven(choice);
  };
  if (given !== null)
    return (
      <p className={classes['given']} role="status">
        {t(`answer.given.${given}`)}
      </p>
    );
  return (
    <>
      <Button
        variant="filled"
        leftSection={<IconCheck size={16} aria-hidden="true" />}
        onClick={() => void answer('approve')}
      >
        {t('answer.approve')}
      </Button>
      <Button onClick={() => void answer('deny')}>{t('answer.deny')}</Button>
      <Button onClick={() => void answer('expire')}>{t('answer.expire')}</Button>
    </>
  );
}
