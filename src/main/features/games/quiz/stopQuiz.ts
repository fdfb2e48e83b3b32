import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { House } from '../../../engine/games/house.ts';
import { QUIZ } from './quizRules.ts';

/** There is one quiz at a time, so one word ends whichever it is. */
export function stopQuiz(house: House): CommandKind {
  return command({
    id: 'games.stopQuiz',
    title: 'Stop the quiz',
    help: 'Ends the trivia or guessing game that runs. What it cost to begin goes back.',
    names: ['stopquiz', 'stoptrivia'],
    examples: ['stopquiz'],
    role: 'moderator',
    run: (call) => {
      const running = house.all().find(({ game }) => house.seated(game)?.kind.table?.exclusive === QUIZ);
      if (!running) return { refused: 'No quiz is running.' };
      const title = house.seated(running.game)?.kind.title ?? running.game;
      return refusing(() => {
        const back = house.look(running).pot > 0 ? ' What it cost to begin goes back.' : '';
        house.cancel(running.id, `${call.caller.name} has stopped ${title}.${back}`);
      });
    },
  });
}
