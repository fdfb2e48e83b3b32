import type { Step } from '../../../../shared/contract/steps.ts';
import type { Kinds, Piece, Values } from './model.ts';

/** Actions and conditions with the schemas that the engine sends. */
function piece(
  id: string,
  title: string,
  properties: Record<string, Values>,
  defaults: Values = {},
): Piece & { notes: never[] } {
  return {
    id,
    title,
    help: `${title} does something.`,
    group: id.split('.')[0] ?? '',
    feature: 'routines',
    parameters: { type: 'object', properties },
    defaults,
    notes: [],
  };
}

export const testKinds: Kinds = {
  actions: [
    piece('chat.say', 'Say', {
      text: { type: 'string', maxLength: 2000, control: 'text', template: true, title: 'Text' },
    }),
    piece('flow.branch', 'If', {
      conditions: { type: 'array', control: 'conditions', title: 'If all', default: [] },
      // biome-ignore lint/suspicious/noThenProperty: a parameter's name, never awaited: it is data of a step
      then: { type: 'array', control: 'steps', title: 'Then', default: [] },
      otherwise: { type: 'array', control: 'steps', title: 'Else', default: [] },
    }),
    piece('flow.parallel', 'Side by side', {
      branches: { type: 'array', control: 'branches', title: 'Ways', default: [] },
    }),
    piece('flow.wait', 'Wait', {
      how: {
        type: 'string',
        enum: ['seconds', 'until a time'],
        control: 'choice',
        title: 'How',
        default: 'seconds',
      },
      seconds: {
        control: 'seconds',
        template: true,
        title: 'How long',
        default: 5,
        minimum: 0,
        maximum: 86_400,
        when: { field: 'how', is: ['seconds'] },
      },
      time: {
        type: 'string',
        control: 'time',
        title: 'Time',
        default: '18:00',
        when: { field: 'how', is: ['until a time'] },
      },
    }),
    piece('flow.set', 'Note', { name: { type: 'string', control: 'text', title: 'Name' } }),
  ],
  conditions: [
    piece('chat.role', 'Role at least', {
      role: { type: 'string', control: 'role', title: 'Role', default: 'subscriber' },
    }),
    piece('compare', 'Compare', {
      left: { type: 'string', control: 'text', template: true, title: 'This' },
      how: { type: 'string', enum: ['=', '>'], control: 'choice', title: 'How', default: '=' },
      right: { type: 'string', control: 'text', template: true, title: 'That' },
    }),
  ],
};

export function testPiece(id: string): Piece {
  const found = [...testKinds.actions, ...testKinds.conditions].find((one) => one.id === id);
  if (!found) throw new Error(`There is no test piece ${id}.`);
  return found;
}

export function say(id: string, text = id): Step {
  return { id, action: 'chat.say', parameters: { text }, off: false, onError: 'stop', note: '' };
}

/** Inner steps are JSON like any other parameter. */
const asJson = (value: unknown): Values[string] => JSON.parse(JSON.stringify(value)) as Values[string];

export function branch(id: string, yes: readonly Step[], no: readonly Step[] = []): Step {
  // biome-ignore lint/suspicious/noThenProperty: a parameter's name, never awaited: it is data of a step
  const parameters = { conditions: [], then: asJson(yes), otherwise: asJson(no) };
  return { ...say(id), action: 'flow.branch', parameters };
}

export function parallel(id: string, ...ways: readonly (readonly Step[])[]): Step {
  return { ...say(id), action: 'flow.parallel', parameters: { branches: asJson(ways) } };
}
