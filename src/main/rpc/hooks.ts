import type { FastifyInstance } from 'fastify';
import { statusOf } from './httpTransport.ts';
import type { Router } from './router.ts';

/** Characters of a body, and of one parameter, that a routine gets to see. */
const LONGEST_BODY = 5000;
const LONGEST_VALUE = 500;
const MOST_VALUES = 20;

/**
 * `GET` and `POST /hooks/TOKEN` set a routine off. The token is all it takes, since lamps and stream decks can send no
 * header; it opens nothing else. What is in the query comes along as facts, and the body as `body`.
 */
export function serveHooks(scope: FastifyInstance, router: Router): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  scope.route<{ Params: { token: string }; Querystring: Record<string, unknown> }>({
    method: ['GET', 'POST'],
    url: '/hooks/:token',
    handler: async (request, reply) => {
      const values = Object.entries(request.query)
        .filter(([name, value]) => /^[a-z]\w{0,39}$/i.test(name) && typeof value === 'string')
        .slice(0, MOST_VALUES)
        .map(([name, value]) => [name, String(value).slice(0, LONGEST_VALUE)]);
      const body = typeof request.body === 'string' ? request.body.slice(0, LONGEST_BODY) : '';
      const facts = { ...Object.fromEntries(values), body };
      const input = { token: request.params.token, facts };
      const result = await router.call('routines.hook', input, { role: 'overlay', name: 'webhook' });
      return reply.code(result.ok ? 200 : statusOf(result.error.code)).send(result);
    },
  });
}
