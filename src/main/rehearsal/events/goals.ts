import { broadcaster } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Channel } from '../world/channel.ts';
import type { Goal, GoalType } from '../world/goal.ts';

function goalEvent(channel: Channel, goal: Goal) {
  return {
    id: goal.id,
    ...broadcaster(channel),
    type: goal.type,
    description: goal.description,
    current_amount: goal.current,
    target_amount: goal.target,
    started_at: eventSubTime(goal.createdAt),
  };
}

export function beginGoal(
  stage: Stage,
  channel: Channel,
  type: GoalType,
  description: string,
  target: number,
  current = 0,
): Goal {
  const goal: Goal = {
    id: stage.ids.token(24),
    type,
    description,
    current,
    target,
    createdAt: stage.clock.now(),
  };
  channel.goals.push(goal);
  stage.eventSub.publish('channel.goal.begin', '1', { broadcaster_user_id: channel.owner.id }, () =>
    goalEvent(channel, goal),
  );
  return goal;
}

/** Moves every goal of these kinds on; one that is reached ends. */
export function advanceGoals(stage: Stage, channel: Channel, types: readonly GoalType[], by: number): void {
  for (const goal of [...channel.goals]) {
    if (!types.includes(goal.type)) continue;
    goal.current = Math.max(0, goal.current + by);
    stage.eventSub.publish('channel.goal.progress', '1', { broadcaster_user_id: channel.owner.id }, () =>
      goalEvent(channel, goal),
    );
    if (goal.current >= goal.target) endGoal(stage, channel, goal);
  }
}

export function endGoal(stage: Stage, channel: Channel, goal: Goal): void {
  const index = channel.goals.indexOf(goal);
  if (index < 0) return;
  channel.goals.splice(index, 1);
  const now = stage.clock.now();
  stage.eventSub.publish('channel.goal.end', '1', { broadcaster_user_id: channel.owner.id }, () => {
    const { started_at, current_amount, target_amount, ...event } = goalEvent(channel, goal);
    return {
      ...event,
      is_achieved: goal.current >= goal.target,
      current_amount,
      target_amount,
      started_at,
      ended_at: eventSubTime(now),
    };
  });
}
