import { expect, test } from 'vitest';
import { SoundPlayer, type Voice } from './soundPlayer.ts';

class FakeVoice implements Voice {
  volume = 1;
  paused = false;
  ended = (): void => {};
  play = async (): Promise<void> => {};
  pause(): void {
    this.paused = true;
  }
  addEventListener(event: 'ended' | 'error', told: () => void): void {
    if (event === 'ended') this.ended = told;
  }
}

function player() {
  const voices: { address: string; voice: FakeVoice }[] = [];
  const sounds = new SoundPlayer(
    (address) => {
      const voice = new FakeVoice();
      voices.push({ address, voice });
      return voice;
    },
    () => 'a b',
  );
  return { sounds, voices };
}
const sound = (name: string, own = false) => ({ id: name, name, own, volume: 0.5 });

test("an own sound's odd name and the token do not break its address", () => {
  const { sounds, voices } = player();
  sounds.play(sound('bell'));
  sounds.play(sound('my song?.mp3', true));
  expect(voices.map(({ address }) => address)).toEqual([
    '/sounds/bell.wav',
    '/sounds/own/my%20song%3F.mp3?key=a%20b',
  ]);
  expect(voices[0]?.voice.volume).toBe(0.5);
});

test('a flood of sounds is cut, and there is room again when one has ended', () => {
  const { sounds, voices } = player();
  for (let index = 0; index < 20; index += 1) sounds.play(sound('pop'));
  expect(voices).toHaveLength(8);
  voices[0]?.voice.ended();
  sounds.play(sound('pop'));
  expect(voices).toHaveLength(9);
});

test('a pause silences what plays and lets nothing begin', () => {
  const { sounds, voices } = player();
  sounds.play(sound('fanfare'));
  sounds.setPaused(true);
  expect(voices[0]?.voice.paused).toBe(true);
  sounds.play(sound('bell'));
  expect(voices).toHaveLength(1);
  sounds.setPaused(false);
  sounds.play(sound('bell'));
  expect(voices).toHaveLength(2);
});
