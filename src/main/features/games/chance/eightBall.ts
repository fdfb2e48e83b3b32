import { z } from 'zod';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import { randomPick } from '../../../engine/random.ts';
import { playReference } from '../settle.ts';

const ANSWERS = [
  'Yes, and sooner than you think.',
  'I would bet on it.',
  'All signs are green.',
  'Certainly.',
  'Yes, if you keep at it.',
  'The dough is rising: yes.',
  'Without a doubt.',
  'It looks good.',
  'My crumbs say yes.',
  'Count on it.',
  'Ask me after the next coffee.',
  'The ball is foggy today.',
  'Better that I do not say.',
  'Shake harder and ask again.',
  'It could go either way.',
  'No.',
  'I would not count on it.',
  'My sources shake their heads.',
  'That looks half-baked.',
  'Not in this universe.',
];

export const eightBallSettings = z.object({
  answers: z.array(z.string().trim().min(1).max(200)).min(1).max(200).default(ANSWERS).meta({
    title: 'Answers',
    description: 'Each is as likely as the others.',
  }),
});

export const eightBall = game({
  id: '8ball',
  title: '8-ball',
  help: 'Answers any question, wisely or not.',
  examples: ['8ball Will we win today?'],
  group: 'chance',
  settings: eightBallSettings,
  oddsNote: 'Each answer is as likely as the others.',
  commands: (desk) => [
    command({
      id: 'games.8ball',
      title: '8-ball',
      help: 'Answers a question.',
      names: ['8ball', 'eightball'],
      examples: ['8ball Will we win today?'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 10 }],
      arguments: { question: arg.rest('what you want to know') },
      run: (call) =>
        refusing(() => {
          const played = desk.play({
            player: call.caller,
            stake: 0,
            reference: playReference(call, desk.clock),
            most: 0,
            decide: () => ({
              payout: 0,
              result: 'tied',
              text: randomPick(desk.random, desk.settings.answers) ?? 'Yes.',
            }),
          });
          if (played) call.reply(played.text);
        }),
    }),
  ],
});
