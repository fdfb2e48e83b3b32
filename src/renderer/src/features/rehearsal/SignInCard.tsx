import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { halves } from '../connection/countdown.ts';
import { RehearsedAnswers } from '../connection/RehearsedAnswers.tsx';
import classes from './SignInCard.module.css';

/** A sign-in that waits for its yes on the page of the simulated Twitch. */
export function SignInCard({ code }: { code: string }): ReactNode {
  const { t } = useTranslation('rehearsal');
  return (
    <Card title={t('signIn.title')} text={t('signIn.text')}>
      <div className={classes['row']}>
        <output className={classes['code']}>{halves(code)}</output>
        <div className={classes['buttons']}>
          <RehearsedAnswers key={code} />
        </div>
      </div>
    </Card>
  );
}
