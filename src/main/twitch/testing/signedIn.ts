import { seededRandom } from '../../engine/random.ts';
import type { KeptEntry } from '../../engine/testing/keepingLogger.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import type { AccountSlot } from '../../engine/twitch/accounts.ts';
import { REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { KNOWN_SCOPES } from '../../rehearsal/ids/scopes.ts';
import type { House } from '../../rehearsal/testing/house.ts';
import type { Account } from '../../rehearsal/world/account.ts';
import { Hider } from '../auth/hider.ts';
import { OAuth } from '../auth/oauth.external.ts';
import { TokenKeeper } from '../auth/tokenKeeper.ts';
import { TokenStore } from '../auth/tokenStore.ts';
import { createFetch } from '../http.ts';
import { KeepingRedactor, MemorySecrets } from './memory.ts';

/** A sign-in at the rehearsal, without the way through the browser. */
export function signedIn(
  house: House,
  slot: AccountSlot,
  account: Account,
  scopes: readonly string[] = [...KNOWN_SCOPES],
  log: ReturnType<typeof keepingLogger> & { kept: KeptEntry[] } = keepingLogger(),
): TokenKeeper {
  const { clock } = house;
  const hider = new Hider(new KeepingRedactor());
  const keeper = new TokenKeeper({
    slot,
    clientId: () => REHEARSAL_CLIENT_ID,
    oauth: new OAuth(house.server.urls.ids, createFetch(clock), hider),
    store: new TokenStore(new MemorySecrets(), 'rehearsal', log),
    hider,
    clock,
    random: seededRandom(5),
    log,
  });
  const { access, refreshToken } = house.server.tokens.issue(REHEARSAL_CLIENT_ID, account.id, scopes);
  keeper.adopt(
    {
      accessToken: access.token,
      refreshToken: refreshToken ?? '',
      scopes: [...scopes],
      expiresIn: (access.expiresAt - clock.now()) / 1000,
    },
    { id: account.id, login: account.login, name: account.displayName },
  );
  return keeper;
}
