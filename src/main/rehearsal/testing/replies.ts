import type { Reply } from './house.ts';

/** The words of a refusal. */
function messageOf(reply: Reply): string {
  return (reply.body as { message: string }).message;
}

export function dataOf<T = Record<string, unknown>>(reply: Reply): T[] {
  return (reply.body as { data: T[] }).data;
}

export function refusalOf(reply: Reply): [number, string] {
  return [reply.status, messageOf(reply)];
}
