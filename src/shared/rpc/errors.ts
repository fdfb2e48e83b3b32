/** Codes that every feature may answer with. A feature's own codes read `feature.reason`. */
export const COMMON_ERROR_CODES = [
  'bad_input',
  'not_found',
  'conflict',
  'unauthorised',
  'forbidden',
  'feature_off',
  'unavailable',
  'rate_limited',
  'timeout',
  'internal',
] as const;

export type CommonErrorCode = (typeof COMMON_ERROR_CODES)[number];
export type ErrorCode = CommonErrorCode | `${string}.${string}`;

/** What a failed call looks like on the wire. `message` is written for a streamer and names the cure. */
export interface WireError {
  code: ErrorCode;
  message: string;
  /** JSON facts that the panel may branch on or show, such as the field at fault; null when there are none. */
  data: unknown;
}

export type Result<T> = { ok: true; data: T } | { ok: false; error: WireError };

/** An expected failure. Anything else that is thrown reaches the caller as `internal`, without its details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: unknown;

  constructor(code: ErrorCode, message: string, data: unknown = null) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }

  toWire(): WireError {
    return { code: this.code, message: this.message, data: this.data };
  }
}

/** A readable text of anything that was thrown. */
export function errorText(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name;
  return String(thrown);
}
