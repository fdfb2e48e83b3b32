import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';
import { listed } from './doing.ts';

/** A note that is read in chat has no use for more. */
const MOST_NOTED = 5000;

/** Calls to other programs. */
export function outsideCalls(ctx: RoutinesContext): ActionKind[] {
  return [
    action({
      id: 'http.call',
      title: 'Call an address',
      help: 'Calls a web address, such as that of a lamp or a service, and notes what it answers.',
      group: 'Outside',
      parameters: z.object({
        url: field.url({ title: 'Address' }),
        method: field.choice({ title: 'Method' }, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
        headers: field
          .lines({ title: 'Headers', description: 'One in each line: Name: value.' }, 5000)
          .default(''),
        body: field.lines({ title: 'Body' }).default(''),
        seconds: field.seconds({ title: 'Wait at most (seconds)' }, 1, 60).default(10),
        mustSucceed: field.yes({ title: 'Fail when the answer is an error (400 and up)' }).default(true),
      }),
      notes: [
        { name: 'status', help: 'The status of the answer, such as 200.' },
        { name: 'body', help: 'The text of the answer.' },
      ],
      preview: ({ method, url }) => `Would call ${method} ${url}`,
      run: async ({ parameters: { url, method, headers: lines, body, seconds, mustSucceed }, signal }) => {
        const headers = Object.fromEntries(
          listed(lines, /\r?\n/).map((line) => {
            const colon = line.indexOf(':');
            const name = line.slice(0, colon).trim();
            if (colon < 1 || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
              throw new AppError('bad_input', `The header "${line}" does not read "Name: value".`);
            return [name, line.slice(colon + 1).trim()];
          }),
        );
        const { status, text } = await ctx.engine.outside.ask({
          url,
          method,
          headers,
          ...(method === 'GET' || body === '' ? {} : { body }),
          timeout: seconds * 1000,
          private: ctx.settings.value.privateCalls,
          signal,
        });
        const host = URL.canParse(url) ? new URL(url).host : url;
        if (mustSucceed && status >= 400)
          throw new AppError('routines.answer', `${host} answered with the error ${status}.`);
        return {
          done: `${host} answered with ${status}.`,
          notes: { status, body: text.slice(0, MOST_NOTED) },
        };
      },
    }),
  ];
}
