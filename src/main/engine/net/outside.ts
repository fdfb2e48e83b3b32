export interface OutsideRequest {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Milliseconds; 5,000 when left out. */
  timeout?: number;
  /** Bytes; 256 KiB when left out. */
  largest?: number;
  /** Also addresses of this machine and of the local network; only for what the streamer wrote and allowed. */
  private?: boolean;
  signal?: AbortSignal;
}

export interface OutsideAnswer {
  status: number;
  /** Without parameters, lower case: `application/json`. */
  type: string;
  text: string;
}

/**
 * The only way to the network besides Twitch. It speaks http and https, follows a few redirects and checks each, refuses
 * private addresses (also when a name leads to one), and ends what takes too long or grows too large.
 * Throws AppError: `outside.refused`, `outside.slow`, `outside.too_large`, `outside.unreachable`, with a cure.
 */
export interface Outside {
  ask(request: OutsideRequest): Promise<OutsideAnswer>;
}
