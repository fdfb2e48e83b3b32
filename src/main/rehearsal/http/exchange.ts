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

/** Null when what was asked for is no address. */
export function readUrl(request: IncomingMessage): URL | null {
  const path = request.url ?? '/';
  return path.startsWith('/') ? URL.parse(`http://127.0.0.1${path}`) : null;
}

/** The status to refuse with when it cannot be read. */
export async function readCall(request: IncomingMessage): Promise<Call | 400 | 413> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer;
    size += piece.length;
    if (size > BODY_LIMIT) return 413;
    chunks.push(piece);
  }
  const url = readUrl(request);
  if (!url) return 400;
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
  const body = new Response(new Uint8Array(call.body), { headers: { 'content-type': type } });
  // A broken form is one without fields; whoever asks names the first that is missing.
  const form = await body.formData().catch(() => new FormData());
  for (const [name, value] of form) if (typeof value === 'string') fields.set(name, value);
  return fields;
}
