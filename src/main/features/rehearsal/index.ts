import { z } from 'zod';
import { rehearsalContract, type Stage } from '../../../shared/contract/rehearsal.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { StagePort } from '../../engine/stagePort.ts';

/** Changes that come in a row are told once. */
const GATHER_MS = 250;

const EMPTY_STAGE: Stage = {
  on: false,
  streamer: null,
  live: false,
  control: null,
  scenes: [],
  playing: null,
  crowd: { on: false, rate: 0, viewers: 0 },
  faults: [],
  signIn: null,
  stats: { lines: 0, events: 0, apiCalls: 0 },
};

/** The simulated channel: everything can be tried before going live, without an account. */
export const rehearsalFeature = defineFeature({
  contract: rehearsalContract,
  title: 'Rehearsal',
  description: 'A simulated channel to try everything in, with books of its own.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { mode, stage } = ctx.engine;
    const describe = (): Stage => stage?.describe() ?? EMPTY_STAGE;
    const onStage = (): StagePort => {
      if (stage) return stage;
      throw new AppError(
        'rehearsal.off',
        'This works only in the rehearsal. Press "Try it without Twitch" on Home first.',
      );
    };

    let gathering = false;
    const changed = (): void => {
      if (gathering) return;
      gathering = true;
      ctx.after(GATHER_MS, () => {
        gathering = false;
        ctx.push('stage', describe());
      });
    };
    if (stage) ctx.onStop(stage.onChange(changed));
    if (mode.now === 'live') {
      ctx.registries.steps.add({
        id: 'rehearsal.try',
        title: 'Try it without Twitch',
        text: 'A simulated channel with viewers who chat, follow and raid. Nothing of it touches your real books.',
        page: 'rehearsal',
        order: 10,
        done: () => mode.rehearsed,
      });
    }

    return {
      handlers: {
        enter: () => {
          mode.switchTo('rehearsal');
          return {};
        },
        leave: () => {
          mode.switchTo('live');
          return {};
        },
        sayAs: ({ viewer, role, text }) => {
          onStage().sayAs(viewer, role, text);
          return {};
        },
        happen: ({ happening, viewer }) => {
          onStage().happen(happening, viewer);
          return {};
        },
        playScene: ({ id, rate, seed }) => {
          onStage().playScene(id, rate, seed);
          return {};
        },
        stopScene: () => {
          onStage().stopScene();
          return {};
        },
        setCrowd: ({ on, rate }) => {
          onStage().setCrowd(on, rate);
          return {};
        },
        fault: ({ fault, seconds }) => {
          onStage().fault(fault, seconds);
          return {};
        },
        healAll: () => {
          onStage().healAll();
          return {};
        },
        answerSignIn: ({ answer }) => {
          onStage().answerSignIn(answer);
          return {};
        },
      },
      snapshots: { stage: describe },
      api: null,
    };
  },
});
