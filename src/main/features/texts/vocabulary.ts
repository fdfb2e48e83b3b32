import { Kept } from '../../engine/kept.ts';
import type { VariableKind } from '../../engine/texts/variable.ts';
import { chanceVariables } from './variables/chance.ts';
import { channelVariables } from './variables/channel.ts';
import { commandsVariables } from './variables/commands.ts';
import { excerptVariables } from './variables/excerpts.ts';
import { logicVariables } from './variables/logic.ts';
import { mathsVariables } from './variables/maths.ts';
import { outsideVariables } from './variables/outside.ts';
import { personVariables } from './variables/person.ts';
import { saidVariables } from './variables/said.ts';
import { streamVariables } from './variables/stream.ts';
import { timeVariables } from './variables/time.ts';
import { viewersVariables } from './variables/viewers.ts';
import { wordsVariables } from './variables/words.ts';
import type { World } from './world.ts';

/** All variables that come with Emcee itself. */
export function vocabularyOf(world: World): VariableKind[] {
  const kept = new Kept(world.clock);
  return [
    ...personVariables(world),
    ...viewersVariables(world, kept),
    ...saidVariables(),
    ...chanceVariables(world),
    ...mathsVariables(),
    ...wordsVariables(),
    ...excerptVariables(),
    ...timeVariables(world),
    ...streamVariables(world, kept),
    ...channelVariables(world),
    ...logicVariables(),
    ...commandsVariables(world),
    ...outsideVariables(world),
  ];
}
