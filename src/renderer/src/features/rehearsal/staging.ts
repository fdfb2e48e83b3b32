import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client, retryConnection } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import { browserTiming } from '../../api/timing.ts';
import { type Curtain, type CurtainStep, dropCurtain, raiseCurtain } from '../../app/curtain.ts';
import { toastFailed } from '../../ui/toast.tsx';
import { twitch } from '../connection/status.ts';
import { liven } from './liven.ts';
import { type Mode, onMode, type Plan, readPlan } from './plan.ts';
import { stage } from './stage.ts';

/** Where the plan waits while the page starts over. */
const PLAN_KEY = 'emcee.staging';

/** The change is usually done in two or three seconds; after this there is a way out, in milliseconds. */
const PATIENCE = 15_000;

/** The engine is back soon, so it is asked more often than after a fault, in milliseconds. */
const KNOCK_EVERY = 600;

/** Lines a minute of the first crowd: lively, and slow enough to be read. */
const FIRST_CROWD = 40;

type Step = 'open' | 'signIn' | 'crowd';
const STEPS: readonly Step[] = ['open', 'signIn', 'crowd'];

let plan: Plan | null = null;
let step: Step = 'open';
let patient = true;
let endKnocking = (): void => {};

/** Goes to the rehearsal; `lively` with a sign-in and a crowd, `empty` to do that by hand. */
export function goOnStage(kind: 'lively' | 'empty'): Promise<void> {
  return change({ to: 'rehearsal', lively: kind === 'lively', since: Date.now() });
}

/** Goes back to the real channel. */
export function leaveStage(): Promise<void> {
  return change({ to: 'live', lively: false, since: Date.now() });
}

/** Goes on with what an earlier page began. */
export function resumeStaging(): void {
  const found = readPlan(sessionStorage.getItem(PLAN_KEY), Date.now());
  sessionStorage.removeItem(PLAN_KEY);
  if (found) begin(found);
}

/** Told which channel Emcee is in, each time that it says so. `started` is null the first time. */
export function heardMode(started: Mode | null, mode: Mode): void {
  const next = onMode(started, mode, plan);
  if (next === 'reload') location.reload();
  else if (next === 'arrived') void arrive();
}

async function change(wanted: Plan): Promise<void> {
  if (plan) return;
  const connected = useConnection.getState().state.kind === 'online';
  begin(wanted);
  if (twitch.peek().data?.mode === wanted.to) {
    await arrive();
    return;
  }
  const result = await client.rehearsal[wanted.to === 'rehearsal' ? 'enter' : 'leave']({});
  // Emcee starts over, which can cut off its own answer: that is no failure.
  const cutOff =
    connected && !result.ok && (result.error.code === 'unavailable' || result.error.code === 'timeout');
  if (!result.ok && !cutOff) giveUp(result.error);
}

function begin(wanted: Plan): void {
  plan = wanted;
  step = 'open';
  patient = true;
  sessionStorage.setItem(PLAN_KEY, JSON.stringify(wanted));
  const knocking = setInterval(retryConnection, KNOCK_EVERY);
  const patience = setTimeout(() => {
    patient = false;
    draw();
  }, PATIENCE);
  endKnocking = () => {
    clearInterval(knocking);
    clearTimeout(patience);
  };
  draw();
}

let arriving = false;

async function arrive(): Promise<void> {
  if (!plan || arriving) return;
  const { to, lively } = plan;
  if (!lively) {
    end(to === 'rehearsal' ? '/rehearsal' : '/');
    return;
  }
  arriving = true;
  const problem = await bringToLife();
  arriving = false;
  if (problem) giveUp(problem);
  else end('/');
}

async function bringToLife(): Promise<WireError | null> {
  const ends = [twitch.keep(), stage.keep()];
  const problem = await liven({
    twitch: () => twitch.peek().data,
    stage: () => stage.peek().data,
    onChange: (run) => {
      const both = [twitch.onChange(run), stage.onChange(run)];
      return () => {
        for (const stop of both) stop();
      };
    },
    signIn: () => client.twitch.signIn({ role: 'streamer' }),
    approve: () => client.rehearsal.answerSignIn({ answer: 'approve' }),
    goLive: () => client.rehearsal.happen({ happening: { what: 'streamOn' } }),
    letCrowdIn: () => client.rehearsal.setCrowd({ on: true, rate: FIRST_CROWD }),
    play: (id) => client.rehearsal.playScene({ id }),
    onStep: (next) => {
      step = next;
      draw();
    },
    slowText: t('rehearsal:staging.slow'),
    timing: browserTiming,
  });
  for (const stop of ends) stop();
  return problem;
}

/** A page of null stays where it is. */
function end(page: string | null): void {
  plan = null;
  endKnocking();
  sessionStorage.removeItem(PLAN_KEY);
  if (page !== null) navigate(page);
  raiseCurtain();
}

function giveUp(error: WireError): void {
  // On stage by now, the streamer can do by hand what did not work by itself.
  end(twitch.peek().data?.mode === 'rehearsal' ? '/rehearsal' : null);
  toastFailed(error);
}

function draw(): void {
  if (plan) dropCurtain(curtainOf(plan));
}

function curtainOf({ to, lively }: Plan): Curtain {
  const kind = to === 'live' ? 'leaving' : 'going';
  const at = STEPS.indexOf(step);
  return {
    title: t(`rehearsal:staging.${kind}`),
    text: t(`rehearsal:staging.${kind}Text`),
    steps: lively
      ? STEPS.map(
          (name, index): CurtainStep => ({
            label: t(`rehearsal:staging.step.${name}`),
            state: index < at ? 'done' : index === at ? 'now' : 'next',
          }),
        )
      : [],
    action: patient ? null : { label: t('rehearsal:staging.show'), run: () => end(null) },
  };
}
