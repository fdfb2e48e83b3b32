import { names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';

/** Somebody changes login, display name, description or address. The id stays. */
export function changeAccount(
  stage: Stage,
  account: Account,
  change: { login?: string; displayName?: string; description?: string; email?: string },
): void {
  if (change.login !== undefined) stage.world.accounts.rename(account, change.login, change.displayName);
  else if (change.displayName !== undefined) account.displayName = change.displayName;
  if (change.description !== undefined) account.description = change.description;
  if (change.email !== undefined) account.email = change.email;
  stage.eventSub.publish('user.update', '1', { user_id: account.id }, () => ({
    ...names('user', account),
    email: account.email,
    email_verified: true,
    description: account.description,
  }));
}
