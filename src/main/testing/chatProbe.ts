import { vi } from 'vitest';
import { z } from 'zod';
import { defineContract } from '../../shared/rpc/contract.ts';
import type { ChatMessage, Standing } from '../engine/chat/chatMessage.ts';
import type { LineOutcome, LineRequest } from '../engine/chat/outgoing.ts';
import type { EngineControl } from '../engine/control.ts';
import { defineFeature, type Feature } from '../engine/feature.ts';

const NOBODY: Standing = {
  streamer: false,
  moderator: false,
  vip: false,
  subscriberTier: 0,
  subscriberMonths: 0,
  staff: false,
};

/** Stands where Twitch would: lets lines come in, keeps what would be said, and says whether the stream is on. */
export interface ChatProbe {
  /** To be the first of the app's features. */
  feature: Feature;
  engine: EngineControl;
  said: LineRequest[];
  /** What becomes of lines that are said. */
  outcome: LineOutcome;
  live: { id: string; startedAt: number } | null;
  category: string;
  hear(login: string, text: string, more?: Partial<ChatMessage>, standing?: Partial<Standing>): ChatMessage;
}

export function chatProbe(): ChatProbe {
  let next = 1;
  let emit: (message: ChatMessage) => void = () => {};
  let now: () => number = () => 0;
  const probe: ChatProbe = {
    feature: defineFeature({
      contract: defineContract({ id: 'probe', routes: {}, lives: {} }),
      title: 'Probe',
      description: 'For a test.',
      group: 'basics',
      settings: { version: 1, schema: z.object({}) },
      setup(ctx) {
        const { twitch, texts } = ctx.engine;
        probe.engine = ctx.engine;
        emit = (message) => ctx.emit('chat.message', message);
        now = () => ctx.clock.now();
        vi.spyOn(twitch.outbox, 'say').mockImplementation((request, told) => {
          probe.said.push(request);
          told?.(probe.outcome);
        });
        const { state } = twitch;
        vi.spyOn(twitch, 'state', 'get').mockImplementation(() => ({
          ...state,
          live: probe.live,
          info: { title: '', language: 'en', category: { id: '1', name: probe.category }, labels: [] },
        }));
        // The language of texts is not what is tested here; two words of it are enough.
        vi.spyOn(texts, 'write').mockImplementation((source, { viewer, facts }) =>
          source
            .replaceAll('$(user)', viewer?.name ?? '')
            .replace(/\$\((\w+)\)/g, (whole, name: string) => String(facts[name] ?? whole)),
        );
        return { handlers: {}, snapshots: {}, api: null };
      },
    }),
    engine: null as unknown as EngineControl,
    said: [],
    outcome: { kind: 'sent', messageIds: [null] },
    live: null,
    category: '',
    hear(login, text, more = {}, standing = {}) {
      const message: ChatMessage = {
        id: `line-${next}`,
        time: now(),
        channel: { id: '1', login: 'channel' },
        user: { id: `id-${login}`, login, name: login, colour: null },
        badges: [],
        standing: { ...NOBODY, ...standing },
        text,
        words: text,
        action: false,
        parts: [{ kind: 'text', text }],
        bits: 0,
        reply: null,
        first: false,
        returning: false,
        highlighted: false,
        rewardId: null,
        shared: null,
        own: false,
        ...more,
      };
      next += 1;
      emit(message);
      return message;
    },
  };
  return probe;
}
