import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY_LIMIT = 1024 * 1024;

/** A request, read whole. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface Answer {
  status: number;
  /** Sent as JSON; undefined sends no body. */
  json?: unknown;
  /** Sent as it is. */
  text?: { type: string; body: string };
  headers?: Record<string, string>;
}

/** Null when the body is too large. */
export async function readCall(request: IncomingMessage): Promise<Call | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer;
    size += piece.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(piece);
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  const headers: Record<string, string> = { ...answer.headers };
  let body = '';
  if (answer.text) {
    headers['Content-Type'] = answer.text.type;
    body = answer.text.body;
  } else if (answer.json !== undefined) {
    headers['Content-Type'] = 'application/json; charset=utf-8';
    body = JSON.stringify(answer.json);
  }
  headers['Content-Length'] = String(Buffer.byteLength(body));
  response.writeHead(answer.status, headers);
  response.end(body);
}

/** The fields of a form, url-encoded or multipart; empty when it is neither. */
export async function readForm(call: Call): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  const type = call.headers['content-type'];
  if (!type || call.body.length === 0) return fields;
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return fields;
  const form = await new Response(new Uint8Array(call.body), {
    headers: { 'content-type': type },
  }).formData();
  for (const [name, value] of form) if (typeof value === 'string') fields.set(name, value);
  return fields;
}
