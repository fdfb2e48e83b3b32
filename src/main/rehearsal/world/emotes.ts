export interface Emote {
  id: string;
  name: string;
  /** The set that unlocks it: `0` is everybody's. */
  setId: string;
  /** `0` for Twitch's own. */
  ownerId: string;
  animated: boolean;
  tier: '' | '1000' | '2000' | '3000';
}

const GLOBAL: readonly (readonly [string, string])[] = [
  ['25', 'Kappa'],
  ['86', 'BibleThump'],
  ['41', 'Kreygasm'],
  ['245', 'ResidentSleeper'],
  ['354', '4Head'],
  ['360', 'FailFish'],
  ['28087', 'WutFace'],
  ['30259', 'HeyGuys'],
  ['36', 'PJSalt'],
  ['33', 'DansGame'],
  ['34', 'SwiftRage'],
  ['58765', 'NotLikeThis'],
  ['64138', 'SeemsGood'],
  ['81273', 'KomodoHype'],
  ['81274', 'VoHiYo'],
  ['112291', 'GivePLZ'],
  ['112292', 'TakeNRG'],
  ['114836', 'Jebaited'],
  ['116625', 'CurseLit'],
  ['123171', 'CoolStoryBob'],
  ['153556', 'BlessRNG'],
  ['196892', 'TwitchUnity'],
  ['425618', 'LUL'],
  ['305954156', 'PogChamp'],
  ['1', ':)'],
  ['2', ':('],
  ['9', '<3'],
];

const CHANNEL: readonly (readonly [string, string, Emote['tier'], boolean])[] = [
  ['emotesv2_5d1c0e8f4b7a4a6fb0c2d91e37a8f001', 'rehearHype', '1000', true],
  ['emotesv2_5d1c0e8f4b7a4a6fb0c2d91e37a8f002', 'rehearLove', '1000', false],
  ['emotesv2_5d1c0e8f4b7a4a6fb0c2d91e37a8f003', 'rehearWave', '1000', false],
  ['emotesv2_5d1c0e8f4b7a4a6fb0c2d91e37a8f004', 'rehearCurtain', '2000', false],
  ['emotesv2_5d1c0e8f4b7a4a6fb0c2d91e37a8f005', 'rehearEncore', '3000', true],
];

/** The emotes of the simulated world: some of Twitch's global ones, and the streamer's own, made up by us. */
export class Emotes {
  private readonly byName = new Map<string, Emote>();

  constructor(streamerId: string) {
    for (const [id, name] of GLOBAL)
      this.byName.set(name, { id, name, setId: '0', ownerId: '0', animated: false, tier: '' });
    for (const [id, name, tier, animated] of CHANNEL)
      this.byName.set(name, { id, name, setId: `70${tier}`, ownerId: streamerId, animated, tier });
  }

  find(name: string): Emote | null {
    return this.byName.get(name) ?? null;
  }

  list(): Emote[] {
    return [...this.byName.values()];
  }
}
