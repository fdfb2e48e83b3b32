import type { CustomScheme, Protocol } from 'electron';
import { app } from './app.ts';
import type { FetchedRequest, FetchedResponse } from './wire.ts';

type Handler = Parameters<Protocol['handle']>[1];

class StandInProtocol
  implements Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
{
  private readonly handlers = new Map<string, Handler>();
  private privileged: CustomScheme[] = [];

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    this.privileged = schemes;
  }

  handle(scheme: string, handler: Handler): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** A page asks for something under one of the app's own schemes. */
  async fetch({ url, method, headers }: FetchedRequest): Promise<FetchedResponse> {
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = this.handlers.get(scheme);
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME (${scheme})`);
    // In Chromium a scheme that is not standard has no origin, and the page behind it none of its rights.
    if (!this.privileged.some((known) => known.scheme === scheme && known.privileges?.standard)) {
      throw new Error(`The scheme ${scheme} was not registered as a standard one`);
    }
    const response = await handler(new Request(url, { method, headers }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }
}

export const protocol = new StandInProtocol();
