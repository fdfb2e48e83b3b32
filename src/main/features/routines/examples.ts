import type { RoutineDraft } from '../../../shared/contract/routines.ts';
import type { AskedCondition, Step } from '../../../shared/contract/steps.ts';

interface Example {
  id: string;
  title: string;
  help: string;
  draft: RoutineDraft;
}

let steps = 0;
const step = (action: string, parameters: Step['parameters'], more: Partial<Step> = {}): Step => {
  steps += 1;
  return { id: `s${steps}`, action, parameters, off: false, onError: 'stop', note: '', ...more };
};
const asked = (condition: string, parameters: AskedCondition['parameters'], not = false): AskedCondition => ({
  condition,
  parameters,
  not,
});
const draft = (
  name: string,
  trigger: string,
  parameters: Step['parameters'],
  list: Step[],
  more: Partial<RoutineDraft> = {},
): RoutineDraft => ({
  name,
  enabled: true,
  triggers: [{ id: 't1', trigger, parameters, conditions: [], off: false }],
  conditions: [],
  steps: list,
  queue: null,
  tags: [],
  note: '',
  ...more,
});

/** Routines to start from. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'raid',
    title: 'Welcome a raid',
    help: 'Greets the raiders, waits a moment and recommends their channel.',
    draft: draft(
      'Welcome a raid',
      'twitch.raid',
      { viewers: 3 },
      [
        step('chat.say', { text: 'Welcome, $(viewers) raiders of $(user)! Make yourselves at home.' }),
        step('flow.wait', { how: 'seconds', seconds: 10 }),
        step('chat.shoutout', { to: '$(login)' }, { onError: 'continue' }),
      ],
      { queue: 'raids', tags: ['audience'] },
    ),
  },
  {
    id: 'cheer',
    title: 'Thank for bits by how many they are',
    help: 'A word for small cheers, a sound and an announcement for large ones.',
    draft: draft('Thank for bits', 'twitch.cheer', { bits: 1 }, [
      step('flow.branch', {
        conditions: [
          { condition: 'compare', parameters: { left: '$(bits)', how: '≥', right: '500' }, not: false },
        ],
        yes: [
          step('sound.play', { sound: 'fanfare', volume: 80 }, { onError: 'continue' }),
          step('chat.announce', {
            text: '$(user) cheers with $(bits) bits. Thank you so much!',
            colour: 'purple',
          }),
        ],
        no: [step('chat.say', { text: 'Thank you for the $(bits) bits, $(user)!' })],
      }),
    ]),
  },
  {
    id: 'live',
    title: 'When the stream starts',
    help: 'Says hello, sets a first marker and writes the start down.',
    draft: draft('Stream starts', 'twitch.live', {}, [
      step('flow.wait', { how: 'seconds', seconds: 30 }),
      step('chat.say', { text: 'We are live. Good to have you here!' }),
      step('stream.marker', { text: 'Start' }, { onError: 'continue' }),
      step('values.set', { name: 'raids today', how: 'set', value: '0' }),
    ]),
  },
  {
    id: 'hydrate',
    title: 'A reward that reminds you to drink',
    help: 'Plays a sound, confirms in chat, and counts the glasses.',
    draft: draft(
      'Hydrate',
      'twitch.redeem',
      { reward: 'Hydrate', late: false },
      [
        step('sound.play', { sound: 'chime', volume: 80 }, { onError: 'continue' }),
        step('values.set', { name: 'glasses', how: 'add', value: '1' }),
        step('chat.say', { text: '$(user) makes me drink. Glass number $(value)!' }),
      ],
      { queue: 'rewards' },
    ),
  },
  {
    id: 'newcomer',
    title: 'Greet newcomers',
    help: 'One of three greetings, at most once in 20 seconds.',
    draft: draft(
      'Greet newcomers',
      'chat.first',
      {},
      [
        step('flow.chance', {
          branches: [
            [step('chat.reply', { text: 'Welcome, nice to meet you!' })],
            [step('chat.reply', { text: 'Hello and welcome! Pull up a chair.' })],
            [step('chat.reply', { text: 'A new face! Welcome.' })],
          ],
          weights: '2 2 1',
        }),
      ],
      { conditions: [asked('cooldown', { name: 'greeting', times: 1, seconds: 20, per: 'everyone' })] },
    ),
  },
  {
    id: 'poll',
    title: 'A poll at a button',
    help: 'Starts a poll, waits for its end and says what won.',
    draft: draft(
      'What next?',
      'panel.button',
      {},
      [
        step('poll.start', {
          title: 'What shall we do next?',
          choices: 'Go on\nSomething new\nA break',
          seconds: 60,
          points: 0,
        }),
        step('chat.say', { text: 'The poll is open for a minute. Vote now!' }),
        step('flow.wait', { how: 'seconds', seconds: 55 }),
        step('poll.end', { show: true }),
        step('chat.say', { text: 'You chose: $(winner)' }),
      ],
      { queue: 'polls' },
    ),
  },
  {
    id: 'gifts',
    title: 'Give points for given subscriptions',
    help: 'The giver gets 100 points for each; a name that is not told is thanked alone.',
    draft: draft('Thank the giver', 'twitch.gift', { tier: '1', total: 1 }, [
      step('flow.branch', {
        conditions: [
          { condition: 'compare', parameters: { left: '$(anonymous)', how: '=', right: 'true' }, not: true },
        ],
        yes: [
          step('flow.maths', { formula: '$(total) * 100', name: 'prize' }),
          step('flow.try', {
            body: [
              step('points.award', {
                who: '$(user)',
                amount: '$(prize)',
                currency: '',
                reason: 'Given subscriptions',
              }),
              step('chat.say', {
                text: '$(user) gives $(total) subscriptions and gets $(prize) points. Thank you!',
              }),
            ],
            otherwise: [step('chat.say', { text: '$(user) gives $(total) subscriptions. Thank you!' })],
          }),
        ],
        no: [
          step('chat.say', { text: 'Somebody gives $(total) subscriptions. Thank you, whoever you are!' }),
        ],
      }),
    ]),
  },
  {
    id: 'lamp',
    title: 'Steer a lamp by a hype train',
    help: 'Calls an address in your network when the train climbs. Allow such calls in the settings of Routines first.',
    draft: draft('Lamp by hype train', 'twitch.hypeLevel', {}, [
      step('flow.parallel', {
        branches: [
          [
            step(
              'http.call',
              {
                url: 'http://192.168.1.50/lamp?level=$(level)',
                method: 'POST',
                headers: '',
                body: '',
                seconds: 5,
                mustSucceed: true,
              },
              { onError: 'continue' },
            ),
          ],
          [step('chat.say', { text: 'Hype train level $(level)!' })],
        ],
        need: 'all',
      }),
    ]),
  },
  {
    id: 'winners',
    title: 'Keep a list of subscribers in a file',
    help: 'Writes every new subscriber down, and the latest one into a file that OBS can show.',
    draft: draft('Write subscribers down', 'twitch.sub', { tier: '1', late: true }, [
      step('file.append', { file: 'subscribers.txt', text: '$(user), tier $(tier)' }),
      step('file.write', { file: 'latest subscriber.txt', text: '$(user)' }),
    ]),
  },
];
