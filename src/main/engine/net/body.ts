import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AppError } from '../../../shared/rpc/errors.ts';

const UNPACKERS: ReadonlyMap<string, () => NodeJS.ReadWriteStream> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** Unpacked, so that a small answer cannot unfold into a huge one. Throws `outside.too_large`. */
export async function readBody(
  response: IncomingMessage,
  largest: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = async (source: AsyncIterable<string | Buffer>): Promise<void> => {
    for await (const part of source) {
      const chunk = typeof part === 'string' ? Buffer.from(part) : part;
      size += chunk.length;
      if (size > largest) throw tooLarge(largest);
      chunks.push(chunk);
    }
  };
  const unpacker = UNPACKERS.get(response.headers['content-encoding'] ?? '');
  if (unpacker) await pipeline(response, unpacker(), keep, { signal });
  else await pipeline(response, keep, { signal });
  return Buffer.concat(chunks);
}

function tooLarge(largest: number): AppError {
  return new AppError(
    'outside.too_large',
    `The answer is larger than ${Math.round(largest / 1024)} KiB. Ask an address that answers with less.`,
  );
}

/** `application/json` of `application/json; charset=utf-8`; empty when there is none. */
export function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** What nobody knows is read as UTF-8. */
export function charsetOf(header: string | undefined): string {
  const named = /charset=["']?([\w-]+)/i.exec(header ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}
