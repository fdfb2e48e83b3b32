import { describe, expect, it } from 'vitest';
import { EventBus } from '../events.ts';
import { Registry } from '../registries/registry.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lineOfChat } from '../testing/lineOfChat.ts';
import type { ChatMessage } from './chatMessage.ts';
import { LINE_PLACES, type LinePlace, type LineStep, Pipeline } from './pipeline.ts';
import { Traces } from './traces.ts';

function start() {
  const faults: string[] = [];
  const events = new EventBus(() => {});
  const clock = new FakeClock();
  const traces = new Traces();
  const steps = new Registry<LineStep>('step of a line');
  const pipeline = new Pipeline({
    events,
    clock,
    traces,
    steps,
    fault: (owner, what) => faults.push(`${owner}: ${what}`),
  });
  const seen: string[] = [];
  const add = (id: string, place: LinePlace, order = 0, look: LineStep['look'] = () => 'on') =>
    steps.add(
      {
        id,
        place,
        order,
        look: (line) => {
          seen.push(id);
          return look(line);
        },
      },
      `owner of ${id}`,
    );
  const say = (changes: Partial<ChatMessage> = {}): void => {
    seen.length = 0;
    const line = lineOfChat('Hello', { login: 'robin', role: 'everyone', id: 'line-1', time: clock.now() });
    events.emit('chat.message', { ...line, ...changes });
  };
  return { events, clock, traces, pipeline, faults, seen, add, say };
}

describe('the way of a line', () => {
  it('goes through the places in their order, and within one by number, however they were added', () => {
    const on = start();
    for (const place of [...LINE_PLACES].reverse()) on.add(place, place);
    on.add('first rule', 'rules', -1);
    on.say();
    expect(on.seen).toEqual(['moderation', 'participation', 'first rule', 'rules', 'games', 'commands']);
  });

  it('ends where somebody stops it, so that a deleted line earns nothing and starts nothing', () => {
    const on = start();
    on.add('filter', 'moderation', 0, () => 'stop');
    on.add('xp', 'participation');
    on.say();
    expect(on.seen).toEqual(['filter']);
  });

  it('is not begun for lines of the bot itself, or it would answer itself for ever', () => {
    const on = start();
    on.add('command', 'commands');
    on.say({ own: true });
    expect(on.seen).toEqual([]);
  });

  it('shows a copy from a shared chat to moderation only', () => {
    const on = start();
    on.add('filter', 'moderation');
    on.add('command', 'commands');
    on.say({ shared: { channelId: '2', messageId: 'x', isCopy: true } });
    expect(on.seen).toEqual(['filter']);
    on.say({ shared: { channelId: '1', messageId: 'x', isCopy: false } });
    expect(on.seen).toEqual(['filter', 'command']);
  });

  it('goes on past a step that throws, and the fault is its owner’s', () => {
    const on = start();
    on.add('broken', 'rules', 0, () => {
      throw new Error('no');
    });
    on.add('command', 'commands');
    on.say();
    expect(on.seen).toEqual(['broken', 'command']);
    expect(on.faults).toEqual(['owner of broken: looking at a line (broken)']);
  });

  it('leaves out a step from the line on after it went', () => {
    const on = start();
    const end = on.add('command', 'commands');
    end();
    on.say();
    expect(on.seen).toEqual([]);
  });

  it('keeps what was decided with the line, and the time', () => {
    const on = start();
    on.add('command', 'commands', 0, (line) => {
      line.decide({ by: 'commands', outcome: 'ran', what: '!hug', why: `A ${line.role}.` });
      return 'stop';
    });
    const { standing } = lineOfChat('', { login: 'mo', role: 'moderator', id: '', time: 0 });
    on.say({ standing });
    expect(on.traces.of('line-1')).toEqual([
      { by: 'commands', outcome: 'ran', what: '!hug', why: 'A moderator.', time: on.clock.now() },
    ]);
  });

  it('ends with the pipeline', () => {
    const on = start();
    on.add('command', 'commands');
    on.pipeline.stop();
    on.say();
    expect(on.seen).toEqual([]);
    expect(on.events.size).toBe(0);
  });
});
