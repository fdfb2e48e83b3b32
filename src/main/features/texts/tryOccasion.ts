import type { ChatRole } from '../../../shared/contract/ladder.ts';
import { type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import { bareName, personNamed } from './who.ts';
import type { World } from './world.ts';

export interface TryAs {
  /** By login; empty for the streamer. */
  viewer: string;
  role: ChatRole;
  said: string;
  facts: Readonly<Record<string, Fact>>;
}

/** The occasion of a try in the panel: somebody used a command with these words. */
export async function tryOccasion(world: World, { viewer, role, said, facts }: TryAs): Promise<Occasion> {
  const name = bareName(viewer.trim());
  const nobody = occasionOf('!try');
  const { channel } = world.engine.twitch.state;
  const person = name === '' ? channel : await personNamed(world, nobody, name);
  const isStreamer = person !== null && person.id === channel?.id;
  const argText = said.trim();
  return {
    ...nobody,
    viewer: person && { ...person, role: isStreamer ? 'streamer' : role },
    line: { id: '', text: argText === '' ? '!try' : `!try ${argText}` },
    argText,
    args: Array.from(argText.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, word]) => quoted ?? word ?? ''),
    facts,
  };
}
