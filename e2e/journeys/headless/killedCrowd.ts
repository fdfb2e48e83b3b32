import { seededRandom } from '../../../src/main/engine/random.ts';
import { expect, test } from '../../fixtures.ts';
import { headlessDoor } from '../../support/doors/headlessDoor.ts';
import { killWhileCrowdPlays } from '../../support/moneyCrowd.ts';
import { startTwitchElsewhere } from '../../support/twitchElsewhere.ts';

// `npm run soak -- kill9` goes on for longer.
test('what the bot has said in chat about money is in the books after a kill, while 200 viewers buy and play', async ({
  emcee,
}) => {
  const twitch = await startTwitchElsewhere();
  const door = headlessDoor({
    folder: emcee.folder,
    newContext: () => Promise.reject(new Error('Nobody looks at a panel here')),
  });
  const report = await killWhileCrowdPlays(door, emcee.folder, twitch, {
    kills: 1,
    viewers: 200,
    longest: 40,
    random: seededRandom(3).next,
  });
  await twitch.house.stop();
  expect(report.broken).toEqual([]);
  expect(report.acknowledged.size, 'kinds of answers').toBeGreaterThan(2);
});
