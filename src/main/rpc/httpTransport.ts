import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../shared/rpc/contract.ts';
import type { ErrorCode, Result, WireError } from '../../shared/rpc/errors.ts';
import { openApiDocument } from '../../shared/rpc/openApi.ts';
import type { Router } from './router.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_input: 400,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  feature_off: 503,
  unavailable: 503,
  timeout: 504,
  internal: 500,
};

/** A feature's own codes are refusals of what was asked for. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 422;
}

export function failure(code: ErrorCode, message: string): { ok: false; error: WireError } {
  return { ok: false, error: { code, message, data: null } };
}

/** The same routes as the panel's, as `POST /api/<feature>/<route>` with a bearer token. */
export function serveHttpApi(
  server: FastifyInstance,
  parts: { router: Router; version: string; resolve(token: string): Caller | null },
): void {
  server.get('/api/openapi.json', (request) =>
    openApiDocument(parts.router.contracts, parts.version, `${request.protocol}://${request.host}`),
  );

  server.post<{ Params: { feature: string; route: string } }>(
    '/api/:feature/:route',
    async (request, reply) => {
      const caller = parts.resolve(bearerToken(request) ?? '');
      if (!caller) {
        const message =
          'This token is missing or wrong. Send the one from the API page of the panel as "Authorization: Bearer TOKEN".';
        return reply.code(401).send(failure('unauthorised', message));
      }
      const { feature, route } = request.params;
      const by = caller.role === 'streamer' ? { ...caller, name: 'api' } : caller;
      const result: Result<unknown> = await parts.router.call(`${feature}.${route}`, request.body ?? {}, by);
      return reply.code(result.ok ? 200 : statusOf(result.error.code)).send(result);
    },
  );
}

/** Null when the header is not there or of another kind. */
function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
