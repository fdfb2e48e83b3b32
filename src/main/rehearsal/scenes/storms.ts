import { randomInt, randomPick } from '../../engine/random.ts';
import { MISCHIEF } from '../crowd/mischief.ts';
import type { Scene } from './scene.ts';

export const raid: Scene = {
  id: 'raid',
  title: 'Raid of 500',
  description: 'Five hundred raiders arrive at once, cheer, follow in a wave and slowly calm down.',
  seconds: 120,
  rate: 25,
  play(props) {
    const { crowd, happen, random, rate } = props;
    crowd.invite(40);
    crowd.talk(Math.min(2, rate));
    props.at(3, () => {
      const leader = happen.person('friendly_raider');
      leader.displayName = 'Friendly_Raider';
      happen.raid(leader, 500);
      const raiders = crowd.inviteNewcomers(500);
      for (let i = 0; i < 60; i++)
        props.at(3 + i * 0.25, () => crowd.sayOne('welcomeRaid', randomPick(random, raiders)));
      for (let i = 0; i < 45; i++)
        props.at(5 + random.next() * 60, () => {
          const raider = randomPick(random, raiders);
          if (raider) happen.follow(raider);
        });
      crowd.talk(rate);
    });
    props.at(45, () => crowd.talk(rate / 2));
    props.at(90, () => crowd.talk(rate / 5));
  },
};

export const spamWave: Scene = {
  id: 'spam-wave',
  title: 'Spam wave',
  description:
    'Forty new accounts post links, shouting, adverts and worse, while the regulars go on talking.',
  seconds: 90,
  rate: 12,
  play(props) {
    const { crowd, random, rate } = props;
    crowd.invite(40);
    crowd.talk(2);
    props.at(5, () => {
      const spammers = crowd.inviteNewcomers(40);
      const count = Math.round(rate * 60);
      for (let i = 0; i < count; i++)
        props.at(5 + random.next() * 60, () =>
          crowd.misbehave(randomPick(random, MISCHIEF) ?? 'link', randomPick(random, spammers)),
        );
    });
  },
};

export const giftStorm: Scene = {
  id: 'gift-storm',
  title: 'Gift storm',
  description:
    'Subs are given by the ten and by the fifty, by name and without, and the chat says thank you.',
  seconds: 90,
  rate: 3,
  play(props) {
    const { crowd, happen, rate } = props;
    crowd.invite(120);
    crowd.talk(rate);
    const bombs = [5, 1, 10, 20, 1, 50, 5, 100] as const;
    bombs.forEach((count, index) => {
      props.at(4 + index * 9, () => {
        const giver = index % 4 === 2 ? null : crowd.pick();
        if (count === 1) happen.giftSub(giver, crowd.pick() ?? 'lucky_viewer_1');
        else happen.giftBomb(giver, count, index === 3 ? { tier: '2000' } : {});
        for (let i = 0; i < Math.min(12, count); i++)
          props.at(5 + index * 9 + i * 0.3, () => crowd.sayOne('thanks'));
      });
    });
  },
};

export const hypeTrainNight: Scene = {
  id: 'hype-train',
  title: 'Hype train night',
  description: 'Cheers and subs set a hype train off and drive it up several levels before it leaves.',
  seconds: 420,
  rate: 4,
  play(props) {
    const { crowd, happen, random, rate } = props;
    crowd.invite(80);
    crowd.talk(rate);
    for (let i = 0; i < 4; i++)
      props.at(3 + i * 2, () => happen.cheer(crowd.pick() ?? 'a_fan', 200, crowd.phrase('hype')));
    props.at(12, () => happen.startHypeTrain());
    props.every(3, () => {
      const fan = crowd.pick();
      if (!fan || !happen.channel.hypeTrains.current) return;
      const draw = random.next();
      if (draw < 0.5) happen.cheer(fan, randomInt(random, 1, 8) * 50, crowd.phrase('hype'));
      else if (draw < 0.75) happen.subscribe(fan);
      else if (draw < 0.85) happen.giftBomb(fan, 5);
      else crowd.sayOne('hype', fan);
    });
    props.at(400, () => happen.endHypeTrain());
  },
};

export const badWeather: Scene = {
  id: 'bad-weather',
  title: 'Bad weather',
  description:
    'The network goes away for a while, tokens run out, Twitch moves connections and answers late.',
  seconds: 150,
  rate: 1,
  play(props) {
    const { crowd, faults, rate } = props;
    crowd.invite(25);
    crowd.talk(rate);
    props.at(10, () => faults.chatReconnect());
    props.at(25, () => faults.eventSubReconnect());
    props.at(40, () => faults.expireTokens());
    props.at(55, () => faults.slowApi(2_000));
    props.at(70, () => faults.slowApi(0));
    props.at(75, () => faults.failApi({ status: 503, times: 3, html: true }));
    props.at(80, () => faults.duplicateEvents(5));
    props.at(85, () => faults.oddLines());
    props.at(95, () => faults.cut(20_000));
  },
  finish: ({ faults }) => faults.clear(),
};

export const flood: Scene = {
  id: 'flood',
  title: 'Flood',
  description:
    'As many lines as asked for, from three hundred people, for as long as it takes to see how fast the app is.',
  seconds: 60,
  rate: 1_000,
  play(props) {
    props.crowd.invite(300);
    props.crowd.talk(props.rate);
  },
};
