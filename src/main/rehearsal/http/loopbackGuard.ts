import type { Call } from './exchange.ts';

/**
 * Whether a request may touch the controls. Any web page can reach a loopback port, so the host must be ours (a
 * name that was rebound to 127.0.0.1 is not) and a browser may come from our own pages only.
 */
export function mayControl(call: Call, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(call.headers.host ?? '')) return false;
  const { origin } = call.headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return false;
  const site = call.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
