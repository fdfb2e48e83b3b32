import { randomInt } from '../../engine/random.ts';
import type { Props, Scene } from './scene.ts';

/** What happens now and then on any evening, each with its chance at every call. */
function nowAndThen({ crowd, happen, random }: Props, chance: number): void {
  const somebody = () => crowd.pick();
  const lucky = (share: number): boolean => random.next() < chance * share;
  const who = somebody();
  if (!who) return;
  if (lucky(0.5)) happen.follow(crowd.inviteNewcomers(1)[0] ?? who);
  if (lucky(0.2)) happen.subscribe(who, { prime: random.next() < 0.4 });
  if (lucky(0.2))
    happen.resubscribe(who, { text: crowd.phrase('chatter'), months: randomInt(random, 2, 40) });
  if (lucky(0.25)) crowd.sayOne('cheer', who);
  if (lucky(0.15)) happen.giftSub(who, crowd.pick() ?? who);
  if (lucky(0.2)) happen.redeemAutomatic(who, 'send_highlighted_message', crowd.phrase('reaction'));
  if (lucky(0.1)) happen.watchStreak(who, randomInt(random, 3, 20));
}

export const quietEvening: Scene = {
  id: 'quiet-evening',
  title: 'Quiet evening',
  description: 'A dozen regulars talk a little, somebody follows, one renews a sub.',
  seconds: 300,
  rate: 0.3,
  play(props) {
    const { crowd, happen } = props;
    crowd.invite(12);
    crowd.talk(props.rate);
    props.every(30, () => nowAndThen(props, 0.4));
    props.at(20, () => crowd.sayOne('command'));
    props.at(60, () => happen.follow(crowd.inviteNewcomers(1)[0] ?? 'late_guest'));
    props.at(150, () => {
      const regular = crowd.pick();
      if (regular) happen.resubscribe(regular, { text: crowd.phrase('greeting'), months: 14 });
    });
  },
};

export const livelyChannel: Scene = {
  id: 'lively-channel',
  title: 'Lively channel',
  description: 'A hundred and fifty viewers, several lines a second, support and commands all the time.',
  seconds: 300,
  rate: 5,
  play(props) {
    props.crowd.invite(150);
    props.crowd.talk(props.rate);
    props.every(5, () => nowAndThen(props, 0.5));
  },
};

export const firstTimers: Scene = {
  id: 'first-timers',
  title: 'First timers',
  description: 'People who have never been here arrive one by one, say hello and ask how things work.',
  seconds: 120,
  rate: 0.6,
  play(props) {
    const { crowd, happen, random } = props;
    crowd.invite(15);
    crowd.talk(props.rate);
    props.every(4, () => {
      const [guest] = crowd.inviteNewcomers(1);
      if (!guest) return;
      crowd.sayOne('newcomer', guest);
      if (random.next() < 0.5) happen.follow(guest);
    });
  },
};

export const gameNight: Scene = {
  id: 'game-night',
  title: 'Game night',
  description:
    'The chat plays: commands, bets and answers to whatever the bot offers, polls and a prediction.',
  seconds: 240,
  rate: 2,
  play(props) {
    const { crowd, happen } = props;
    crowd.invite(60);
    crowd.talk(props.rate);
    props.every(2, () => crowd.sayOne('command'));
    props.at(20, () => happen.beginPoll('What next?', ['Trivia', 'Duel', 'Heist'], 60));
    props.at(100, () => happen.beginPrediction('Will it work?', ['Yes', 'No'], 60));
    props.at(200, () => happen.endPrediction(1));
  },
};

export const rewardRush: Scene = {
  id: 'reward-rush',
  title: 'Reward rush',
  description: 'Viewers spend their channel points on every reward there is.',
  seconds: 120,
  rate: 1,
  play(props) {
    const { crowd, happen, random } = props;
    crowd.invite(40);
    crowd.talk(props.rate);
    props.every(2, () => {
      const rewards = [...happen.channel.rewards.values()];
      const reward = rewards[randomInt(random, 0, Math.max(0, rewards.length - 1))];
      const who = crowd.pick();
      if (!who) return;
      if (reward) happen.redeem(who, reward.id, reward.needsInput ? crowd.phrase('chatter') : '');
      else happen.redeemAutomatic(who, 'send_highlighted_message', crowd.phrase('reaction'));
    });
  },
};
