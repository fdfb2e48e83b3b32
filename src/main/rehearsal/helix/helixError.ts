import { STATUS_CODES } from 'node:http';
import type { Answer } from '../http/exchange.ts';

/** A refusal with Twitch's envelope. */
export class HelixError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HelixError';
    this.status = status;
  }

  toAnswer(): Answer {
    return errorAnswer(this.status, this.message);
  }
}

export function errorAnswer(status: number, message: string): Answer {
  return { status, json: { error: STATUS_CODES[status] ?? 'Error', status, message } };
}

export function missing(name: string): HelixError {
  return new HelixError(400, `Missing required parameter "${name}"`);
}

export function malformed(name: string, why: string): HelixError {
  return new HelixError(400, `The parameter "${name}" was malformed: ${why}`);
}

export const WRONG_BROADCASTER =
  "The ID in broadcaster_id must match the user ID found in the request's OAuth token.";
export const WRONG_MODERATOR =
  "The ID in moderator_id must match the user ID found in the request's OAuth token.";
