import { Button } from '@mantine/core';
import {
  type Icon,
  IconAlertCircle,
  IconAlertTriangle,
  IconBrandTwitch,
  IconCircleCheck,
  IconCircleDashed,
  IconLoader2,
  IconLogout,
} from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignIn, TwitchAccount } from '../../../../shared/contract/twitch.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { exactTime } from '../../ui/format.ts';
import classes from './AccountRow.module.css';
import { signOut, startSignIn } from './actions.ts';

const ICONS: Record<TwitchAccount['state'], Icon> = {
  none: IconCircleDashed,
  'signing-in': IconLoader2,
  'signed-in': IconCircleCheck,
  lost: IconAlertCircle,
};

interface AccountRowProps {
  account: TwitchAccount;
  /** The sign-in that is under way, for whichever account; null for none. */
  signIn: SignIn | null;
  /** Whether the bot speaks as the streamer. */
  alone: boolean;
}

export function AccountRow({ account, signIn, alone }: AccountRowProps): ReactNode {
  const { t } = useTranslation('connection');
  const id = useId();
  const [busy, setBusy] = useState(false);
  const { role, state, user, missing, problem } = account;
  const StateIcon = ICONS[state];
  const asked = signIn?.role === role;
  const again = state === 'lost' || missing.length > 0;

  const enter = async (): Promise<void> => {
    setBusy(true);
    await startSignIn(role);
    setBusy(false);
  };

  return (
    <div className={classes['row']} data-state={state}>
      <StateIcon className={classes['icon'] ?? ''} size={22} stroke={1.75} aria-hidden="true" />
      <div className={classes['words']}>
        <h3 className={classes['title']} id={id}>
          {t(`accounts.${role}`)}
          {user && <span className={classes['name']}> {user.name}</span>}
        </h3>
        <p className={classes['text']}>
          {role === 'bot' && state === 'none' && alone ? t('accounts.alone') : t(`accounts.state.${state}`)}
          {state === 'signed-in' && account.expiresAt !== null && (
            <span title={exactTime(account.expiresAt)}> {t('accounts.renews')}</span>
          )}
        </p>
        {problem !== null && (
          <p className={classes['problem']} role="alert">
            <IconAlertTriangle size={15} stroke={1.9} aria-hidden="true" />
            {problem}
          </p>
        )}
        {missing.length > 0 && state === 'signed-in' && (
          <p className={classes['missing']}>
            <IconAlertTriangle size={15} stroke={1.9} aria-hidden="true" />
            {t('accounts.missing', { count: missing.length })}
          </p>
        )}
      </div>
      <div className={classes['buttons']}>
        {(state === 'none' || again) && !asked && (
          <Button
            variant={state === 'none' && role === 'bot' ? 'default' : 'filled'}
            loading={busy}
            disabled={signIn !== null}
            leftSection={<IconBrandTwitch size={16} aria-hidden="true" />}
            aria-describedby={id}
            onClick={() => void enter()}
          >
            {t(again ? 'accounts.again' : 'accounts.signIn')}
          </Button>
        )}
        {(state === 'signed-in' || state === 'lost') && (
          <ConfirmButton
            label={t('accounts.signOut')}
            name={t('accounts.signOutName', { name: user?.name ?? t(`accounts.${role}`) })}
            leftSection={<IconLogout size={16} aria-hidden="true" />}
            question={t('accounts.signOutQuestion', { name: user?.name ?? t(`accounts.${role}`) })}
            confirm={t('accounts.signOut')}
            dangerous
            onConfirm={() => signOut(role)}
          >
            <p>{t(`accounts.signOutText.${role}`)}</p>
          </ConfirmButton>
        )}
      </div>
    </div>
  );
}
