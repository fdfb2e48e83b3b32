/** Words that all games share. One dispatcher gives each to the table that it is meant for. */
export const SHARED_WORDS = ['join', 'accept', 'decline', 'leave'] as const;
export type SharedWord = (typeof SHARED_WORDS)[number];
