import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import type { PersonRecord } from '../../engine/people.ts';
import type { Soon } from '../../engine/texts/soon.ts';
import type { VariableCall } from '../../engine/texts/variable.ts';
import type { World } from './world.ts';

/** Throws when nobody set it off. */
export function viewerOf(occasion: Occasion): Caller {
  if (occasion.viewer === null) {
    throw new AppError('texts.nobody', 'No viewer set this off, so there is nobody to tell of.');
  }
  return occasion.viewer;
}

/** `@Mia` as `Mia`. */
export function bareName(word: string): string {
  return word.replace(/^@+/, '').replace(/[,:]$/, '');
}

/** Whoever is named at that place, or else the viewer. Throws when nobody is called that. */
export function personAt(
  world: World,
  call: Pick<VariableCall, 'args' | 'occasion'>,
  index = 0,
): Soon<Person> {
  const name = bareName(call.args[index] ?? '');
  if (name === '') return viewerOf(call.occasion);
  return personNamed(world, call.occasion, name);
}

export function personNamed(world: World, { viewer }: Occasion, name: string): Soon<Person> {
  const wanted = name.toLowerCase();
  if (viewer && (viewer.login === wanted || viewer.name.toLowerCase() === wanted)) return viewer;
  const people = world.engine.services.get('people');
  const known = people?.known(name) ?? null;
  if (known) return known;
  return find(world, name);
}

async function find(world: World, name: string): Promise<Person> {
  const people = world.engine.services.get('people');
  const found = people
    ? await people.find(name)
    : ((await world.engine.twitch.api.users.byLogins([name.toLowerCase()]))[0] ?? null);
  if (!found) throw new AppError('not_found', `Nobody on Twitch is called ${name}.`);
  return found;
}

/** What is known of a person. Throws when viewers are not kept, or the person was never here. */
export function recordOf(world: World, person: Person): PersonRecord {
  const people = world.engine.services.need(
    'people',
    'Viewers are switched off. Switch them on under Modules.',
  );
  const record = people.record(person.id);
  if (!record) throw new AppError('not_found', `${person.name} was never here.`);
  return record;
}

/** The streamer's channel. Throws before the sign-in. */
export function channelOf(world: World): Person {
  const { channel } = world.engine.twitch.state;
  if (!channel) throw new AppError('unavailable', 'No channel is connected. Sign in under Connection.');
  return channel;
}
