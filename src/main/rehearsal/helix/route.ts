import type { Answer } from '../http/exchange.ts';
import type { HelixCall } from './helixCall.ts';

export interface HelixRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Without `/helix`. */
  path: string;
  /** One of them is needed; none when any token will do. */
  scopes?: readonly string[];
  /** What a missing scope is answered with; 401 unless Twitch does otherwise. */
  missingScope?: { status?: number; message?: string };
  /** App tokens may call it as well; they have no scopes. */
  app?: boolean;
  /** Answers without any token. */
  open?: boolean;
  run(call: HelixCall): Answer;
}
