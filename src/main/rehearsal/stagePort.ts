import type { Happening, Stage as StageState } from '../../shared/contract/rehearsal.ts';
import { AppError } from '../../shared/rpc/errors.ts';
import type { Clock, Disposer } from '../engine/ports.ts';
import type { Fault, StagePort, ViewerRole } from '../engine/stagePort.ts';
import { Watchers } from '../engine/watchers.ts';
import { enrol } from './events/subs.ts';
import { REHEARSAL_CLIENT_ID } from './ids/clients.ts';
import type { RehearsalServer } from './server.ts';
import type { Account } from './world/account.ts';
import type { Tier } from './world/channel.ts';

/** The numbers on the page move by themselves; so often they are looked at, in milliseconds. */
const LOOK_EVERY_MS = 1000;

const SLOW_API_MS = 3000;

/** The simulated channel as the app's own page plays on it. */
export class RehearsalStage implements StagePort {
  private readonly house: RehearsalServer;
  private readonly clock: Clock;
  private readonly watchers = new Watchers();
  private readonly untilByFault = new Map<Fault, number | null>();
  private readonly endings = new Map<Fault, Disposer>();
  private readonly endLooking: Disposer;
  private lastSeen = '';

  constructor(house: RehearsalServer, clock: Clock) {
    this.house = house;
    this.clock = clock;
    this.endLooking = clock.every(LOOK_EVERY_MS, () => this.look());
  }

  describe(): StageState {
    const { world, scenes, crowd, devices, urls } = this.house;
    const stats = this.house.stats();
    const scene = scenes.current;
    const waiting = devices.newest();
    return {
      on: true,
      streamer: world.streamer.displayName,
      live: world.stage.stream !== null,
      control: urls.control,
      scenes: scenes.list().map(({ id, title, description }) => ({ id, title, help: description })),
      playing: scene && {
        id: scene.id,
        title: scenes.list().find(({ id }) => id === scene.id)?.title ?? scene.id,
        endsAt: scene.endsAt,
      },
      crowd: {
        on: crowd.rate > 0,
        rate: Math.round(crowd.rate * 60),
        viewers: stats.viewers,
      },
      faults: [...this.untilByFault].map(([fault, until]) => ({ fault, until })),
      signIn: waiting && { code: waiting.userCode },
      stats: { lines: stats.chatLinesOut, events: stats.eventSubNotifications, apiCalls: stats.apiCalls },
    };
  }

  sayAs(viewer: string, role: ViewerRole, text: string): void {
    const account = role === 'streamer' ? this.house.world.streamer : this.withRole(viewer, role);
    const spoken = this.house.happen.say(account, text);
    if ('refused' in spoken) throw notNow(`The room did not take the line: ${spoken.refused.text}`);
    if ('dropped' in spoken) throw notNow('The simulated Twitch dropped the line, as the real one would.');
    this.changed();
  }

  happen(happening: Happening, viewer: string | null): void {
    const { crowd, happen } = this.house;
    if (crowd.members.length === 0) crowd.invite(30);
    const who = viewer === null ? crowd.pick() : happen.person(viewer);
    if (!who) throw notNow('Nobody is there to do it. Let a crowd in first, or name a viewer.');
    this.carryOut(happening, who);
    this.changed();
  }

  playScene(id: string, rate: number, seed: number): void {
    const scene = this.house.scenes.list().find((each) => each.id === id);
    if (!scene) throw new AppError('not_found', 'There is no scene of this name. Choose one from the list.');
    this.house.scenes.play(id, { rate: scene.rate * rate, seed });
    this.changed();
  }

  stopScene(): void {
    this.house.scenes.current?.stop();
    this.changed();
  }

  setCrowd(on: boolean, rate: number): void {
    this.house.crowd.talk(on ? rate / 60 : 0);
    this.changed();
  }

  fault(fault: Fault, seconds: number): void {
    const { faults } = this.house;
    switch (fault) {
      case 'cut':
        faults.cut(seconds * 1000);
        this.lasts(fault, seconds, () => {});
        break;
      case 'slowApi':
        faults.slowApi(SLOW_API_MS);
        this.lasts(fault, seconds, () => faults.slowApi(0));
        break;
      case 'failApi':
        faults.failApi({ times: Number.POSITIVE_INFINITY });
        this.lasts(fault, seconds, () => faults.mendApi());
        break;
      case 'expireTokens':
        faults.expireTokens();
        break;
      case 'eventSubReconnect':
        faults.eventSubReconnect();
        break;
      case 'duplicateEvents':
        faults.duplicateEvents(Number.POSITIVE_INFINITY);
        this.lasts(fault, seconds, () => faults.singleEvents());
        break;
      case 'chatReconnect':
        faults.chatReconnect();
        break;
      case 'oddLines':
        faults.oddLines();
        break;
    }
    this.changed();
  }

  healAll(): void {
    this.house.faults.clear();
    for (const end of this.endings.values()) end();
    this.endings.clear();
    this.untilByFault.clear();
    this.changed();
  }

  answerSignIn(answer: 'approve' | 'deny' | 'expire'): void {
    const { devices, world } = this.house;
    const waiting = devices.newest();
    if (!waiting) throw notNow('No sign-in waits for an answer. Start one on the Connection page.');
    // The first sign-in is the streamer's, the next the bot's, as a person would do it.
    const streamerIn = this.house.tokens.hasGrant(REHEARSAL_CLIENT_ID, world.streamer.id);
    if (answer === 'approve') devices.approve(waiting.userCode, streamerIn ? world.bot : world.streamer);
    else if (answer === 'deny') devices.deny(waiting.userCode);
    else devices.expire(waiting.userCode);
    this.changed();
  }

  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }

  end(): void {
    this.endLooking();
    for (const end of this.endings.values()) end();
  }

  private carryOut(happening: Happening, who: Account): void {
    const { happen, crowd } = this.house;
    switch (happening.what) {
      case 'follow':
        happen.follow(who) || happen.follow(crowd.inviteNewcomers(1)[0] ?? who);
        return;
      case 'sub':
        if (happening.months > 1) happen.resubscribe(who, { months: happening.months, text: happening.text });
        else happen.subscribe(who, { tier: tierOf(happening.tier) });
        return;
      case 'gift':
        happen.giftBomb(happening.anonymous ? null : who, happening.count, { tier: tierOf(happening.tier) });
        return;
      case 'cheer':
        happen.cheer(who, happening.bits, happening.text);
        return;
      case 'raid':
        happen.raid(who, happening.viewers);
        return;
      case 'redemption':
        this.redeem(who, happening.reward, happening.text);
        return;
      case 'poll':
        must(
          happen.beginPoll('What next?', ['More of this', 'Something else', 'A break'], 60),
          'A poll runs already.',
        );
        return;
      case 'prediction':
        must(happen.beginPrediction('Will it work?', ['Yes', 'No'], 60), 'A prediction runs already.');
        return;
      case 'hypeTrain':
        must(happen.startHypeTrain(), 'A hype train is under way already, or has just been.');
        return;
      case 'ad':
        happen.adBreak(happening.seconds);
        return;
      case 'ban':
        happen.ban(who);
        return;
      case 'timeout':
        happen.timeout(who, happening.seconds);
        return;
      case 'streamOn':
        must(happen.goLive(), 'The stream is on already.');
        return;
      case 'streamOff':
        must(happen.goOffline(), 'The stream is off already.');
        return;
    }
  }

  private redeem(who: Account, title: string, text: string): void {
    const { happen } = this.house;
    const rewards = [...happen.channel.rewards.values()];
    const reward = rewards.find((each) => each.title.toLowerCase() === title.toLowerCase()) ?? rewards[0];
    if (!reward) throw notNow('The channel has no reward that could be redeemed.');
    must(happen.redeem(who, reward.id, text), 'This reward cannot be redeemed just now.');
  }

  private withRole(viewer: string, role: ViewerRole): Account {
    const { happen, stage } = this.house;
    const account = happen.person(viewer);
    if (role === 'moderator') happen.addModerator(account);
    else happen.removeModerator(account);
    if (role === 'vip') happen.addVip(account);
    else happen.removeVip(account);
    const subscribes = happen.channel.subscribers.has(account.id);
    if (role === 'subscriber' && !subscribes) enrol(stage, happen.channel, account, {});
    if (role === 'viewer') happen.channel.subscribers.delete(account.id);
    return account;
  }

  private lasts(fault: Fault, seconds: number, end: () => void): void {
    this.endings.get(fault)?.();
    this.untilByFault.set(fault, this.clock.now() + seconds * 1000);
    this.endings.set(
      fault,
      this.clock.after(seconds * 1000, () => {
        this.untilByFault.delete(fault);
        this.endings.delete(fault);
        end();
        this.changed();
      }),
    );
  }

  private changed(): void {
    this.lastSeen = JSON.stringify(this.describe());
    this.watchers.call();
  }

  private look(): void {
    if (this.watchers.size > 0 && JSON.stringify(this.describe()) !== this.lastSeen) this.changed();
  }
}

function tierOf(tier: number): Tier {
  return tier === 3 ? '3000' : tier === 2 ? '2000' : '1000';
}

function must(worked: unknown, otherwise: string): void {
  if (worked === false || worked === null) throw notNow(otherwise);
}

function notNow(text: string): AppError {
  return new AppError('rehearsal.not_now', text);
}
