import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { RoutineDraft } from '../../../shared/contract/routines.ts';
import { type Caller, type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import { personOf } from './actions/doing.ts';
import type { RoutinesContext } from './context.ts';

export interface TestWish {
  draft: RoutineDraft;
  how: 'pretend' | 'really';
  facts: Record<string, Fact> | null;
  triggerId: string | null;
  viewer: { name: string; role: ChatRole } | null;
  argText: string;
}

/** What a test run stands on: what the streamer gave, and for the rest the trigger's own examples. */
export async function testOccasion(ctx: RoutinesContext, wish: TestWish): Promise<Occasion> {
  const { triggers } = wish.draft;
  const trigger = triggers.find(({ id }) => id === wish.triggerId) ?? triggers[0];
  const kind = trigger ? ctx.registries.triggers.get(trigger.trigger) : null;
  const examples = Object.fromEntries((kind?.facts ?? []).map(({ name, example }) => [name, example]));
  const cause = kind ? `Test of "${kind.title}"` : 'Test';
  const argText = wish.argText.trim();
  return occasionOf(cause, {
    viewer: wish.viewer ? await testViewer(ctx, wish.how, wish.viewer) : null,
    facts: { ...examples, ...wish.facts },
    argText,
    args: argText === '' ? [] : argText.split(/\s+/),
  });
}

/** A test that really does things needs a real person; one that pretends takes a name alone. */
async function testViewer(
  ctx: RoutinesContext,
  how: TestWish['how'],
  { name, role }: { name: string; role: ChatRole },
): Promise<Caller> {
  const plain = name.replace(/^@/, '');
  const known = ctx.engine.services.get('people')?.known(plain) ?? null;
  if (known) return { id: known.id, login: known.login, name: known.name, role };
  if (how === 'pretend') return { id: '', login: plain.toLowerCase(), name: plain, role };
  const person = await personOf(ctx, plain, occasionOf('Test'));
  return { id: person.id, login: person.login, name: person.name, role };
}
