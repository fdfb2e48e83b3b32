import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/rpc/errors.ts';
import { EventBus } from './events.ts';
import { DisposableStore, inDependencyOrder } from './lifecycle.ts';
import { Metrics } from './metrics.ts';
import { Notices } from './notices.ts';
import { randomInt, randomPick, seededRandom } from './random.ts';
import { Registry } from './registries/registry.ts';
import { FakeClock } from './testing/fakeClock.ts';

declare module './events.ts' {
  interface Events {
    'test.happened': { count: number };
  }
}

describe('disposables', () => {
  it('end in reverse order, each once', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.add(() => ended.push('first'));
    const early = store.add(() => ended.push('early'));
    store.add(() => ended.push('last'));
    early();
    store.dispose();
    store.dispose();
    expect(ended).toEqual(['early', 'last', 'first']);
  });

  it('all end when one throws, and the failure is told', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.add(() => ended.push('a'));
    store.add(() => {
      throw new Error('stuck');
    });
    expect(() => store.dispose()).toThrow(AggregateError);
    expect(ended).toEqual(['a']);
  });

  it('end at once when they come too late', () => {
    const store = new DisposableStore();
    store.dispose();
    let ended = false;
    store.add(() => {
      ended = true;
    });
    expect(ended).toBe(true);
  });
});

describe('the dependency order', () => {
  const thing = (id: string, ...dependsOn: string[]) => ({ id, dependsOn });

  it('puts what is needed first and otherwise keeps the order', () => {
    const order = inDependencyOrder([
      thing('shop', 'money', 'chat'),
      thing('chat'),
      thing('money', 'people'),
      thing('people'),
    ]);
    expect(order.map((each) => each.id)).toEqual(['people', 'money', 'chat', 'shop']);
  });

  it('names a circle and what is missing', () => {
    expect(() => inDependencyOrder([thing('a', 'b'), thing('b', 'a')])).toThrow('a -> b -> a');
    expect(() => inDependencyOrder([thing('a', 'ghost')])).toThrow('"ghost"');
  });
});

describe('the event bus', () => {
  it('reports a listener that throws and goes on to the others', () => {
    const faults: unknown[] = [];
    const bus = new EventBus((event, owner, thrown) => faults.push([event, owner, String(thrown)]));
    const heard: number[] = [];
    bus.on('test.happened', 'bad', () => {
      throw new Error('no');
    });
    const end = bus.on('test.happened', 'good', ({ count }) => heard.push(count));
    bus.emit('test.happened', { count: 1 });
    end();
    bus.emit('test.happened', { count: 2 });
    expect(heard).toEqual([1]);
    expect(faults).toEqual([
      ['test.happened', 'bad', 'Error: no'],
      ['test.happened', 'bad', 'Error: no'],
    ]);
    expect(bus.size).toBe(1);
  });
});

describe('a registry', () => {
  it('refuses a second thing of the same name and says who has it', () => {
    const registry = new Registry<{ id: string }>('command');
    const remove = registry.add({ id: 'quote' }, 'quotes');
    expect(() => registry.add({ id: 'quote' }, 'other')).toThrow(AppError);
    expect(() => registry.add({ id: 'quote' }, 'other')).toThrow(
      /command "quote" of other.*quotes already has/,
    );
    remove();
    registry.add({ id: 'quote' }, 'other');
    remove();
    expect(registry.ownerOf('quote')).toBe('other');
  });

  it('tells of additions, removals and changes', () => {
    const registry = new Registry<{ id: string }>('command');
    let changes = 0;
    registry.onChange(() => {
      changes += 1;
    });
    const remove = registry.add({ id: 'a' }, 'x');
    registry.touch();
    remove();
    remove();
    expect(changes).toBe(3);
  });
});

describe('notices', () => {
  it('are replaced by the same id, and an old disposer does not take the new one away', () => {
    const notices = new Notices(new FakeClock());
    const notice = { id: 'a', level: 'warn', title: 't', text: 'one', page: null } as const;
    const takeBack = notices.put(notice);
    notices.put({ ...notice, text: 'two' });
    takeBack();
    expect(notices.list().map((each) => each.text)).toEqual(['two']);
    notices.dismiss('a');
    expect(notices.list()).toEqual([]);
  });
});

describe('metrics', () => {
  it('are written in the Prometheus form', () => {
    const metrics = new Metrics();
    metrics.count('lines_total', 'Chat lines', { kind: 'chat' });
    metrics.count('lines_total', 'Chat lines', { kind: 'chat' }, 2);
    metrics.gauge('waiting', 'Waiting', () => 4);
    expect(metrics.text()).toBe(
      '# HELP emcee_lines_total Chat lines\n# TYPE emcee_lines_total counter\nemcee_lines_total{kind="chat"} 3\n' +
        '# HELP emcee_waiting Waiting\n# TYPE emcee_waiting gauge\nemcee_waiting 4\n',
    );
  });
});

describe('chance with a seed', () => {
  it('repeats, stays in its bounds and reaches both ends', () => {
    const roll = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 2000 }, () => randomInt(random, 1, 6));
    };
    expect(roll(7)).toEqual(roll(7));
    expect(roll(7)).not.toEqual(roll(8));
    expect([...new Set(roll(7))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(randomPick(seededRandom(1), [])).toBeNull();
  });
});
