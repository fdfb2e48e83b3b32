import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { SOUND_TYPES } from '../../shared/contract/sounds.ts';
import { failure } from './httpTransport.ts';

/** The streamer's own sounds for the overlay page, which shows its token as `key`: a player can send no header. */
export function serveSounds(
  server: FastifyInstance,
  folder: string,
  isKnown: (token: string) => boolean,
): void {
  server.get<{ Params: { name: string }; Querystring: { key?: string } }>(
    '/sounds/own/:name',
    async (request, reply) => {
      if (!isKnown(String(request.query.key ?? ''))) {
        return reply.code(401).send(failure('unauthorised', 'This address of a sound is no longer valid.'));
      }
      const { name } = request.params;
      const type = SOUND_TYPES[extname(name).slice(1).toLowerCase()];
      // Only what is listed as a file of that very folder: no path leads out of it, and no link does.
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const entry = entries.find((one) => one.isFile() && one.name === name);
      if (!entry || type === undefined)
        return reply.code(404).send(failure('not_found', 'There is no such sound.'));
      return reply
        .type(type)
        .header('cache-control', 'no-cache')
        .send(await readFile(join(folder, entry.name)));
    },
  );
}
