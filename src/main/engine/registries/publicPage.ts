/** A page of the local server that everybody on this computer may read, without a key. */
export interface PublicPage {
  /** Its address is `/page/` and this; letters and `-` only. */
  id: string;
  /** Whole HTML, with all that anybody wrote escaped. It is made for every visit and may hold no scripts. */
  html(): string;
}
