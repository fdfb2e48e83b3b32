/** Learns texts that nobody may ever read, so that the log, the wire and error reports can blot them out. */
export interface Redactor {
  hide(secret: string): void;
}
