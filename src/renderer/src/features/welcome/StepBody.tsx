import { Button } from '@mantine/core';
import { IconBrandTwitch, IconCircleCheck, IconHome, IconLayersSubtract } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { ApplicationGuide } from '../connection/ApplicationGuide.tsx';
import { type AccountRole, startSignIn } from '../connection/actions.ts';
import { SignInPanel } from '../connection/SignInPanel.tsx';
import classes from './StepBody.module.css';
import { isDone, type WelcomeStep } from './steps.ts';
import { finish, goOn } from './wizard.ts';

interface StepBodyProps {
  step: Exclude<WelcomeStep, 'choose'>;
  status: TwitchStatus;
}

/** What is to be done in a step. */
export function StepBody({ step, status }: StepBodyProps): ReactNode {
  const { t } = useTranslation('welcome');
  switch (step) {
    case 'application':
      return isDone(step, status) ? <Ready text={t('application.ready')} /> : <ApplicationGuide />;
    case 'streamer':
    case 'bot':
      return <SignInStep role={step} status={status} />;
    default:
      return <AllDone />;
  }
}

function SignInStep({ role, status }: { role: AccountRole; status: TwitchStatus }): ReactNode {
  const { t } = useTranslation('welcome');
  const [busy, setBusy] = useState(false);
  const account = status.accounts.find((one) => one.role === role);
  if (account?.state === 'signed-in')
    return <Ready text={t('signedIn', { name: account.user?.name ?? '' })} />;
  if (status.signIn?.role === role)
    return (
      <div className={classes['frame']}>
        <SignInPanel signIn={status.signIn} rehearsing={false} />
      </div>
    );
  const start = async (): Promise<void> => {
    setBusy(true);
    await startSignIn(role);
    setBusy(false);
  };
  return (
    <div className={classes['buttons']}>
      {role === 'bot' && (
        <Button variant="filled" size="sm" onClick={goOn}>
          {t('bot.same')}
        </Button>
      )}
      <Button
        variant={role === 'bot' ? 'default' : 'filled'}
        size="sm"
        loading={busy}
        leftSection={<IconBrandTwitch size={18} aria-hidden="true" />}
        onClick={() => void start()}
      >
        {t(`${role}.signIn`)}
      </Button>
    </div>
  );
}

function Ready({ text }: { text: string }): ReactNode {
  return (
    <p className={classes['ready']}>
      <IconCircleCheck size={20} stroke={1.9} aria-hidden="true" />
      {text}
    </p>
  );
}

function AllDone(): ReactNode {
  const { t } = useTranslation('welcome');
  const [, navigate] = useLocation();
  const leave = (page: string): void => {
    navigate(page);
    finish();
  };
  return (
    <div className={classes['buttons']}>
      <Button
        variant="filled"
        size="sm"
        leftSection={<IconHome size={18} aria-hidden="true" />}
        onClick={() => leave('/')}
      >
        {t('done.home')}
      </Button>
      <Button
        size="sm"
        leftSection={<IconLayersSubtract size={18} aria-hidden="true" />}
        onClick={() => leave('/overlay')}
      >
        {t('done.overlay')}
      </Button>
    </div>
  );
}
