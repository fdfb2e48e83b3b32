import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../../../shared/contract/twitch.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useNow } from '../../ui/now.ts';
import { cancelSignIn, openSignInPage, startSignIn } from './actions.ts';
import { clockLeft, halves, secondsUntil } from './countdown.ts';
import { QrImage } from './QrImage.tsx';
import { RehearsedAnswers } from './RehearsedAnswers.tsx';
import classes from './SignInPanel.module.css';

interface SignInPanelProps {
  signIn: SignIn;
  /** In the rehearsal the streamer answers here, in Twitch's place. */
  rehearsing: boolean;
}

/** A sign-in that is under way: what to do, what it waits for, and the ways out. */
export function SignInPanel({ signIn, rehearsing }: SignInPanelProps): ReactNode {
  const { t } = useTranslation('connection');
  const panel = useRef<HTMLElement>(null);
  const over = signIn.state === 'expired' || signIn.state === 'failed';

  // The button that started it is gone, and the keyboard with it: it goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, []);

  return (
    <section
      ref={panel}
      className={classes['panel']}
      tabIndex={-1}
      aria-label={t(`signIn.label.${signIn.role}`)}
    >
      {over ? (
        <Over signIn={signIn} />
      ) : signIn.code === null || signIn.link === null ? (
        <div className={classes['starting']} role="status">
          <p className={classes['lead']}>{t('signIn.starting')}</p>
          <Skeleton height={44} width={260} />
          <Button variant="subtle" onClick={() => void cancelSignIn()}>
            {t('signIn.cancel')}
          </Button>
        </div>
      ) : (
        <Waiting signIn={signIn} code={signIn.code} link={signIn.link} rehearsing={rehearsing} />
      )}
    </section>
  );
}

interface WaitingProps extends SignInPanelProps {
  code: string;
  link: string;
}

function Waiting({ signIn, code, link, rehearsing }: WaitingProps): ReactNode {
  const { t } = useTranslation('connection');
  return (
    <div className={classes['waiting']}>
      <div className={classes['words']}>
        {signIn.role === 'bot' && !rehearsing && <p className={classes['hint']}>{t('signIn.botHint')}</p>}
        <p className={classes['lead']}>{t(rehearsing ? 'signIn.rehearsedLead' : 'signIn.lead')}</p>
        <div className={classes['codeRow']}>
          <output className={classes['code']} aria-label={t('signIn.code', { code: [...code].join(' ') })}>
            {halves(code)}
          </output>
          <CopyButton text={code} label={t('signIn.copyCode')} />
        </div>
        <div className={classes['buttons']}>
          {rehearsing ? (
            <RehearsedAnswers key={code} />
          ) : (
            <>
              <Button
                variant="filled"
                leftSection={<IconExternalLink size={16} aria-hidden="true" />}
                onClick={() => void openSignInPage()}
              >
                {t('signIn.open')}
              </Button>
              <CopyButton text={link} label={t('signIn.copyLink')} wide />
            </>
          )}
          <Button variant="subtle" onClick={() => void cancelSignIn()}>
            {t('signIn.cancel')}
          </Button>
        </div>
        {signIn.problem !== null && (
          <p className={classes['problem']} role="alert">
            <IconAlertTriangle size={16} stroke={1.9} aria-hidden="true" />
            {signIn.problem}
          </p>
        )}
        {signIn.expiresAt !== null && <TimeLeft until={signIn.expiresAt} />}
      </div>
      {!rehearsing && (
        <div className={classes['phone']}>
          <QrImage text={link} label={t('signIn.qr')} />
          <span>{t('signIn.phone')}</span>
        </div>
      )}
    </div>
  );
}

function TimeLeft({ until }: { until: number }): ReactNode {
  const { t } = useTranslation('connection');
  const now = useNow(1000);
  return (
    <p className={classes['left']} role="timer" aria-live="off">
      {t('signIn.left', { time: clockLeft(secondsUntil(until, now)) })}
    </p>
  );
}

function Over({ signIn }: { signIn: SignIn }): ReactNode {
  const { t } = useTranslation('connection');
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    await startSignIn(signIn.role);
    setBusy(false);
  };
  return (
    <div className={classes['over']}>
      <p className={classes['problem']} role="alert">
        <IconAlertTriangle size={16} stroke={1.9} aria-hidden="true" />
        {signIn.problem ?? t(`signIn.${signIn.state === 'expired' ? 'expired' : 'failed'}`)}
      </p>
      <div className={classes['buttons']}>
        <Button
          variant="filled"
          loading={busy}
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          onClick={() => void again()}
        >
          {t(signIn.state === 'expired' ? 'signIn.newCode' : 'signIn.again')}
        </Button>
        <Button variant="subtle" onClick={() => void cancelSignIn()}>
          {t('signIn.leave')}
        </Button>
      </div>
    </div>
  );
}
