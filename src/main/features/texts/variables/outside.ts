import { AppError } from '../../../../shared/rpc/errors.ts';
import type { VariableCall, VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, may, needs } from '../declare.ts';
import type { World } from '../world.ts';

const define = inGroup('Internet');
/** Bytes; more than any line of chat needs. */
const LARGEST = 128 * 1024;

/** What other places on the internet say. */
export function outsideVariables(world: World): VariableKind[] {
  const ask = async (call: VariableCall): Promise<{ type: string; text: string }> => {
    const url = call.args[0] ?? '';
    const answer = await world.engine.outside.ask({
      url,
      largest: LARGEST,
      private: world.settings.value.privateAddresses && authorNamesThePlace(call, url),
      signal: call.signal,
    });
    if (answer.status >= 400) {
      throw new AppError(
        'outside.refused',
        `The address answered with the error ${answer.status}. Check it.`,
      );
    }
    return answer;
  };
  return [
    define('fetch', {
      title: 'Text of an address',
      help: 'What an address on the internet answers, as plain text. Put what viewers type through $(encode).',
      aliases: ['customapi', 'readapi', 'urlfetch'],
      outside: true,
      arguments: [needs('address', 'Begins with https://')],
      examples: [['$(fetch https://api.example/bread)', 'Rye is best.']],
      value: async (call) => {
        const { type, text } = await ask(call);
        if (type === 'text/html') {
          throw new AppError('outside.refused', 'The address answers with a web page and not with a text.');
        }
        return text.trim();
      },
    }),
    define('json', {
      title: 'One value of an address',
      help: 'Asks an address that answers with JSON and takes one value out of it: names and places with dots between.',
      outside: true,
      arguments: [needs('address', 'Begins with https://'), may('path', 'Such as items.0.name')],
      examples: [
        ['$(json https://api.example/loaves.json items.0.name)', 'Rye'],
        ['$(json https://api.example/loaves.json items.length)', '2'],
      ],
      value: async (call) => {
        const { text } = await ask(call);
        return valueAt(parsed(text), call.args[1] ?? '');
      },
    }),
  ];
}

/** A viewer may fill in what is asked, and never whom: the place stands in the text itself. */
function authorNamesThePlace(call: VariableCall, url: string): boolean {
  const [first] = call.pieces ?? [];
  if (!first?.bare) return false;
  const [place = ''] = /^https?:\/\/[^/?#\s@]+(?=[/?#\s]|$)/i.exec(first.text) ?? [];
  return place !== '' && url.startsWith(place) && (first.text.length > place.length || first.text === url);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'outside.refused',
      'The address does not answer with JSON. Use $(fetch) for plain text.',
    );
  }
}

/** `items[0].name` and `items.0.name`; `length` counts. Throws when there is nothing at that place. */
export function valueAt(json: unknown, path: string): string {
  let value = json;
  for (const step of path
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '')) {
    if (Array.isArray(value) && step === 'length') value = value.length;
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) {
      value = (value as Record<string, unknown>)[step];
    } else {
      throw new AppError('not_found', `The answer has nothing at "${path}".`);
    }
  }
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
