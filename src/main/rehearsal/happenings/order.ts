import { holdMessage } from '../chat/hold.ts';
import { resolveHeld } from '../events/autoMod.ts';
import { ban, unban } from '../events/bans.ts';
import { clearChat, deleteMessage } from '../events/chatCleaning.ts';
import { changeModes } from '../events/chatModes.ts';
import { addModerator, addVip, removeModerator, removeVip } from '../events/roles.ts';
import { setShield } from '../events/shield.ts';
import { markSuspicious } from '../events/suspicious.ts';
import { acknowledgeWarning, requestUnban, warn } from '../events/warnings.ts';
import type { Stage } from '../stage.ts';
import type { AutoModCategory, HeldMessage } from '../world/autoMod.ts';
import type { ChatModes, UnbanRequest } from '../world/channel.ts';
import { callers, type Who } from './people.ts';

/** What moderators do, by default in the name of the streamer. */
export function order(stage: Stage) {
  const { channel, person } = callers(stage);
  return {
    ban(who: Who, reason = '', by: Who = channel.owner): void {
      ban(stage, channel, person(who), person(by), null, reason);
    },

    timeout(who: Who, seconds: number, reason = '', by: Who = channel.owner): void {
      ban(stage, channel, person(who), person(by), seconds, reason);
    },

    unban(who: Who, by: Who = channel.owner): boolean {
      return unban(stage, channel, person(who), person(by));
    },

    /** False when the line is not known any more. */
    deleteMessage(id: string, by: Who = channel.owner): boolean {
      const message = channel.messages.get(id);
      if (!message) return false;
      deleteMessage(stage, message, person(by));
      return true;
    },

    clearChat(by: Who = channel.owner): void {
      clearChat(stage, channel, person(by));
    },

    changeModes(modes: Partial<ChatModes>, by: Who = channel.owner): void {
      changeModes(stage, channel, modes, person(by));
    },

    setShield(active: boolean, by: Who = channel.owner): boolean {
      return setShield(stage, channel, active, person(by));
    },

    warn(who: Who, reason: string, by: Who = channel.owner): void {
      warn(stage, channel, person(who), person(by), reason);
    },

    acknowledgeWarning(who: Who): boolean {
      return acknowledgeWarning(stage, channel, person(who));
    },

    requestUnban(who: Who, text: string): UnbanRequest {
      return requestUnban(stage, channel, person(who), text);
    },

    markSuspicious(
      who: Who,
      status: 'active_monitoring' | 'restricted' | null,
      by: Who = channel.owner,
    ): void {
      markSuspicious(stage, channel, person(who), person(by), status);
    },

    /** AutoMod keeps a line for a moderator, whatever its settings. */
    holdMessage(who: Who, text: string, category: AutoModCategory = 'bullying', level = 3): HeldMessage {
      return holdMessage(stage, channel, person(who), text, { category, level, term: null });
    },

    resolveHeld(id: string, status: 'approved' | 'denied' | 'expired', by: Who = channel.owner): boolean {
      const held = channel.autoMod.held.get(id);
      return held !== undefined && resolveHeld(stage, channel, held, person(by), status);
    },

    /** One who leads wears another badge. */
    addModerator(who: Who, leads = false): boolean {
      return addModerator(stage, channel, person(who), leads);
    },

    removeModerator(who: Who): boolean {
      return removeModerator(stage, channel, person(who));
    },

    addVip(who: Who): boolean {
      return addVip(stage, channel, person(who));
    },

    removeVip(who: Who): boolean {
      return removeVip(stage, channel, person(who));
    },
  };
}
