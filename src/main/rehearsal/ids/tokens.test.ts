import { expect, test } from 'vitest';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { Ids } from '../makeIds.ts';
import { type TokenMemory, Tokens } from './tokens.ts';

class Memory implements TokenMemory {
  text: string | null = null;
  read(): string | null {
    return this.text;
  }
  write(text: string): void {
    this.text = text;
  }
}

const clock = new FakeClock();
let seed = 1;

/** Another start of the simulated Twitch, with other random numbers. */
function start(memory: TokenMemory): Tokens {
  seed += 1;
  return new Tokens(clock, seededRandom(seed), new Ids(seededRandom(seed)), memory);
}

test('a sign-in is good after a restart, and so is its refresh token, once', () => {
  const memory = new Memory();
  const { access, refreshToken } = start(memory).issue('app', '7', ['chat:read']);
  const again = start(memory);
  expect(again.find(access.token)).toMatchObject({ clientId: 'app', accountId: '7', scopes: ['chat:read'] });
  expect(again.hasGrant('app', '7')).toBe(true);
  const renewed = again.refresh(refreshToken ?? '', 'app', true);
  expect(renewed).not.toBeNull();

  // Spent before the restart, it still ends the grant when it comes again.
  const third = start(memory);
  expect(third.find(renewed?.access.token ?? '')).not.toBeNull();
  expect(third.refresh(refreshToken ?? '', 'app', true)).toBeNull();
  expect(start(memory).hasGrant('app', '7')).toBe(false);
});

test('what was signed out, disconnected or run out stays so over a restart', () => {
  const memory = new Memory();
  const first = start(memory);
  const out = first.issue('app', '1', []);
  const gone = first.issue('app', '2', []);
  const late = first.issue('app', '3', []);
  first.revoke(out.access.token);
  first.endGrant('app', '2');
  first.expire('3');
  const again = start(memory);
  for (const { access } of [out, gone, late]) expect(again.find(access.token)).toBeNull();
  expect(again.hasGrant('app', '1')).toBe(false);
  expect(again.hasGrant('app', '2')).toBe(false);
  expect(again.refresh(late.refreshToken ?? '', 'app', true)).not.toBeNull();
});

test('a memory that cannot be read means that nobody is signed in, and is written anew', () => {
  for (const broken of ['{ "access": 1', '{"access":[{"token":1}],"refreshes":[]}', '']) {
    const memory = new Memory();
    memory.text = broken;
    const { access } = start(memory).issue('app', '7', []);
    expect(start(memory).find(access.token)).not.toBeNull();
  }
});
