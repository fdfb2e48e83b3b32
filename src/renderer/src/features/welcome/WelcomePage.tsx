import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { rewatch } from '../../api/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { twitch } from '../connection/status.ts';
import { Choose } from './Choose.tsx';
import { rememberWelcome } from './firstRun.ts';
import { StepBody } from './StepBody.tsx';
import { isDone, pathOf, progress } from './steps.ts';
import classes from './WelcomePage.module.css';
import { goBack, goOn, useWizard } from './wizard.ts';

/** The first minutes with Emcee. The rest of the panel stays within reach all the time. */
export function WelcomePage(): ReactNode {
  const { t } = useTranslation('welcome');
  const [, navigate] = useLocation();
  const { data: status, refused } = twitch.useLive();
  const { step, needsApplication } = useWizard();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const done = status !== null && isDone(step, status);
  const wasDone = useRef({ step, done });

  // Another step is read out from its heading.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);

  // What just became true leads on; what was true already waits for the streamer, who may have come back to look.
  useEffect(() => {
    const before = wasDone.current;
    wasDone.current = { step, done };
    if (before.step === step && !before.done && done) goOn();
  }, [step, done]);

  if (refused && !status)
    return <Refusal error={refused} feature="twitch" onRetry={() => rewatch('twitch')} />;
  if (!status) return <Skeleton height={320} />;

  const skip = (): void => {
    rememberWelcome();
    navigate('/');
  };
  const place = progress(pathOf(needsApplication), step);
  if (step === 'choose' || place === null) return <Choose status={status} onSkip={skip} />;
  return (
    <section className={classes['step']} aria-labelledby="welcome-step">
      <div className={classes['progress']}>
        <span>{t('progress', place)}</span>
        <span className={classes['bar']} aria-hidden="true">
          <span style={{ transform: `scaleX(${place.at / place.count})` }} />
        </span>
      </div>
      <h2 className={classes['title']} id="welcome-step" ref={heading} tabIndex={-1}>
        {step === 'done'
          ? t('done.title', { name: status.channel?.name ?? '' })
          : t(`${step}.title` as const)}
      </h2>
      <p className={classes['text']}>{t(`${step}.text` as const)}</p>
      <div className={classes['body']}>
        <StepBody step={step} status={status} />
      </div>
      <div className={classes['foot']}>
        {step !== 'done' && (
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
            onClick={() => goBack(status)}
          >
            {t('back')}
          </Button>
        )}
        <span className={classes['gap']} />
        {step !== 'done' && (
          <Button variant="subtle" onClick={skip}>
            {t('skip')}
          </Button>
        )}
        {done && (
          <Button variant="filled" onClick={goOn}>
            {t('goOn')}
          </Button>
        )}
      </div>
    </section>
  );
}
