import { afterEach, beforeEach, expect, test } from 'vitest';
import { REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { House } from '../../rehearsal/testing/house.ts';
import { createFetch } from '../http.ts';
import { KeepingRedactor } from '../testing/memory.ts';
import { Hider } from './hider.ts';
import { OAuth } from './oauth.external.ts';
import { tryClientId } from './tryClientId.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const oauthAt = (base: string) => new OAuth(base, createFetch(house.clock), new Hider(new KeepingRedactor()));

test('a client ID that Twitch signs in with is taken', async () => {
  await expect(tryClientId(oauthAt(house.server.urls.ids), REHEARSAL_CLIENT_ID)).resolves.toBeUndefined();
});

test('one that Twitch does not know is refused with what to look at', async () => {
  const wrong = 'nobodyregisteredthisone0000001';
  await expect(tryClientId(oauthAt(house.server.urls.ids), wrong)).rejects.toMatchObject({
    code: 'twitch.bad_client_id',
    message: expect.stringContaining('Copy it again'),
  });
});

test('without Twitch nothing is said about the client ID', async () => {
  await expect(tryClientId(oauthAt('http://127.0.0.1:1/oauth2'), REHEARSAL_CLIENT_ID)).rejects.toMatchObject({
    code: 'twitch.offline',
    message: expect.stringContaining('try again'),
  });
});
