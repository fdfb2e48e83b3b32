// npm run sounds: makes the sounds that Emcee brings, out of sine waves and noise.
import './nodeVersion.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './lib/freshBuild.mjs';

const RATE = 22_050;

/** @typedef {(seconds: number) => number} Wave */

/** A tone that rings out. @returns {Wave} */
const tone =
  (hertz, { from = 0, fade = 4, loud = 0.5, overtone = 0.3 } = {}) =>
  (time) => {
    const since = time - from;
    if (since < 0) return 0;
    const attack = Math.min(1, since * 200);
    const wave =
      Math.sin(2 * Math.PI * hertz * since) + overtone * Math.sin(2 * Math.PI * hertz * 2.01 * since);
    return loud * attack * Math.exp(-fade * since) * wave;
  };

/** Noise that is the same each time. @returns {Wave} */
const noise = ({ fade = 30, loud = 0.5 } = {}) => {
  let state = 7;
  return (time) => {
    state = (state * 16_807) % 2_147_483_647;
    return loud * Math.exp(-fade * time) * ((state / 2_147_483_647) * 2 - 1);
  };
};

/** @type {Record<string, { seconds: number, waves: Wave[] }>} */
const sounds = {
  bell: { seconds: 1.4, waves: [tone(880, { fade: 3 }), tone(1320, { fade: 5, loud: 0.2 })] },
  chime: {
    seconds: 1.3,
    waves: [
      tone(659, { loud: 0.35 }),
      tone(831, { from: 0.12, loud: 0.35 }),
      tone(988, { from: 0.24, loud: 0.35 }),
    ],
  },
  coin: {
    seconds: 0.6,
    waves: [tone(988, { fade: 30, loud: 0.4 }), tone(1319, { from: 0.08, fade: 7, loud: 0.4 })],
  },
  drum: {
    seconds: 0.5,
    waves: [tone(90, { fade: 12, loud: 0.7, overtone: 0.1 }), noise({ fade: 45, loud: 0.3 })],
  },
  fanfare: {
    seconds: 1.6,
    waves: [523, 659, 784, 1047].map((hertz, index) =>
      tone(hertz, { from: index * 0.15, fade: index === 3 ? 2.5 : 8, loud: 0.35, overtone: 0.5 }),
    ),
  },
  pop: {
    seconds: 0.2,
    waves: [(time) => 0.7 * Math.exp(-25 * time) * Math.sin(2 * Math.PI * (300 + 900 * time) * time)],
  },
};

/** @param {{ seconds: number, waves: Wave[] }} sound */
function wav({ seconds, waves }) {
  const samples = Math.round(seconds * RATE);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    const time = index / RATE;
    // The last moments fade, so that it does not click.
    const end = Math.min(1, (seconds - time) * 50);
    const level = waves.reduce((sum, wave) => sum + wave(time), 0) * end;
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, level)) * 32_000), 44 + index * 2);
  }
  return file;
}

const folder = join(projectFolder, 'src/renderer/public/sounds');
mkdirSync(folder, { recursive: true });
for (const [name, sound] of Object.entries(sounds)) writeFileSync(join(folder, `${name}.wav`), wav(sound));
console.log(`Made ${Object.keys(sounds).length} sounds in src/renderer/public/sounds.`);
