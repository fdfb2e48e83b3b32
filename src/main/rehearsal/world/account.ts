/** A Twitch account of the simulated world. */
export interface Account {
  readonly id: string;
  login: string;
  displayName: string;
  /** `#RRGGBB`, or empty while none was ever chosen. */
  color: string;
  /** Epoch milliseconds. */
  createdAt: number;
  description: string;
  broadcasterType: '' | 'affiliate' | 'partner';
  staffType: '' | 'admin' | 'global_mod' | 'staff';
  email: string;
  /** Turbo or Prime: may choose any colour. */
  turbo: boolean;
  phoneVerified: boolean;
  suspended: boolean;
  /** Refuses whispers from strangers. */
  blocksWhispers: boolean;
}

/** Anonymous gifts come from this account of Twitch's own. */
export const ANONYMOUS_GIFTER_ID = '274598607';
export const ANONYMOUS_GIFTER_LOGIN = 'ananonymousgifter';
