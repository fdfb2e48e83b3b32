import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import { AccountRow } from './AccountRow.tsx';
import classes from './AccountsCard.module.css';
import { SignInPanel } from './SignInPanel.tsx';

/** The two logins, and the sign-in that is under way below the account that it is for. */
export function AccountsCard({ status }: { status: TwitchStatus }): ReactNode {
  const { t } = useTranslation('connection');
  const { accounts, signIn, mode } = status;
  return (
    <Card flush title={t('accounts.title')} text={t('accounts.text')}>
      <ul className={classes['list']}>
        {accounts.map((account) => (
          <li key={account.role}>
            <AccountRow account={account} signIn={signIn} alone={isAlone(status)} />
            {signIn?.role === account.role && (
              <SignInPanel signIn={signIn} rehearsing={mode === 'rehearsal'} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Without a bot account, the bot speaks as the streamer. */
function isAlone({ accounts }: TwitchStatus): boolean {
  return accounts.every(({ role, state }) => role !== 'bot' || state === 'none' || state === 'signing-in');
}
