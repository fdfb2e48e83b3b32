import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { field } from '../../../engine/routines/fields.ts';
import { asFact } from '../../../engine/routines/flow.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';
import type { OwnFiles } from '../ownFiles.ts';
import type { Sounds } from '../sounds.ts';
import type { SavedVariables } from '../variables.ts';
import { quoted } from './doing.ts';

export interface HereParts {
  variables: SavedVariables;
  files: OwnFiles;
  sounds: Sounds;
}

/** What happens on this computer: values, files, sounds, words to the streamer. */
export function here(ctx: RoutinesContext, { variables, files, sounds }: HereParts): ActionKind[] {
  let noticed = 0;
  return [
    action({
      id: 'values.set',
      title: 'Save a value',
      help: 'Saves a text or a number for good. Texts read it as $(var name).',
      group: 'Values',
      parameters: z.object({
        name: field.name({ title: 'Name' }, 'variable'),
        how: field.choice({ title: 'How' }, ['set', 'add', 'subtract']).default('set'),
        value: field.text({ title: 'Value' }, 5000),
      }),
      notes: [{ name: 'value', help: 'The value after it.' }],
      preview: ({ name, how, value }) => `Would ${how} ${name}: ${quoted(value)}`,
      run: ({ parameters: { name, how, value } }) => {
        const undo = variables.takeback(name);
        if (how === 'set') {
          const saved = variables.set(name, asFact(value));
          return { done: `${name} is ${quoted(String(saved.value))}.`, notes: { value: saved.value }, undo };
        }
        const change = Number(value);
        const before = Number(variables.get(name) ?? 0);
        if (value.trim() === '' || !Number.isFinite(change))
          throw new AppError('bad_input', `${quoted(value)} is not a number.`);
        if (!Number.isFinite(before))
          throw new AppError('bad_input', `"${name}" holds a text, and nothing can be added to it.`);
        const after = Number((before + (how === 'add' ? change : -change)).toPrecision(15));
        variables.set(name, after);
        return { done: `${name} is ${after}.`, notes: { value: after }, undo };
      },
    }),
    action({
      id: 'values.delete',
      title: 'Delete a value',
      help: 'Forgets a saved value.',
      group: 'Values',
      parameters: z.object({ name: field.name({ title: 'Name' }, 'variable') }),
      preview: ({ name }) => `Would delete ${name}`,
      run: ({ parameters: { name } }) => {
        const undo = variables.takeback(name);
        variables.delete(name);
        return { done: `Deleted ${name}.`, undo };
      },
    }),
    action({
      id: 'sound.play',
      title: 'Play a sound',
      help: 'Plays a sound on the overlay page in OBS.',
      group: 'Show',
      parameters: z.object({
        sound: field.name(
          { title: 'Sound', description: 'Put your own into the folder "sounds" of the data folder.' },
          'sound',
        ),
        volume: field.whole({ title: 'Volume (%)' }, 0, 100).default(80),
      }),
      preview: ({ sound }) => `Would play ${sound}`,
      run: ({ parameters: { sound, volume } }) => ({ done: sounds.play(sound, volume) }),
    }),
    action({
      id: 'file.append',
      title: 'Write a line to a file',
      help: 'Adds a line at the end of a file in the folder "files" of the data folder.',
      group: 'Files',
      parameters: z.object({
        file: field.text({ title: 'File', description: 'Such as winners.txt.' }, 200),
        text: field.text({ title: 'Line' }, 5000),
      }),
      preview: ({ file, text }) => `Would write ${quoted(text)} to ${file}`,
      run: ({ parameters: { file, text } }) => {
        files.append(file, text);
        return { done: `Wrote ${quoted(text)} to ${file}.` };
      },
    }),
    action({
      id: 'file.write',
      title: 'Overwrite a file',
      help: 'Writes a file in the folder "files" anew, such as one that OBS shows as text.',
      group: 'Files',
      parameters: z.object({
        file: field.text({ title: 'File', description: 'Such as latest.txt.' }, 200),
        text: field.lines({ title: 'Text' }),
      }),
      preview: ({ file }) => `Would overwrite ${file}`,
      run: ({ parameters: { file, text } }) => {
        const undo = files.write(file, text);
        return { done: `Overwrote ${file}.`, undo };
      },
    }),
    action({
      id: 'log.write',
      title: 'Write to the log',
      help: 'Adds a line to the Log page.',
      group: 'Tell me',
      parameters: z.object({ text: field.text({ title: 'Text' }, 1000) }),
      preview: ({ text }) => `Would log ${quoted(text)}`,
      run: ({ parameters: { text }, occasion }) => {
        ctx.log.info({ event: 'routine.said', message: text, details: { cause: occasion.cause } });
        return { done: `Logged ${quoted(text)}` };
      },
    }),
    action({
      id: 'streamer.notify',
      title: 'Notify me',
      help: 'Shows a notification of the computer, and a notice on Home.',
      group: 'Tell me',
      parameters: z.object({
        title: field.text({ title: 'Title' }, 100).default('Emcee'),
        text: field.text({ title: 'Text' }, 500),
      }),
      preview: ({ text }) => `Would notify you: ${quoted(text)}`,
      run: ({ parameters: { title, text } }) => {
        ctx.host.notify(title, text);
        // The last ten stay on Home.
        noticed = (noticed + 1) % 10;
        const forget = ctx.notice({ id: `routine.${noticed}`, level: 'info', title, text, page: 'routines' });
        return { done: `Notified you: ${quoted(text)}`, undo: forget };
      },
    }),
  ];
}
