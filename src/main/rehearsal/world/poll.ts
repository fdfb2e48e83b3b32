export interface PollChoice {
  id: string;
  title: string;
  votes: number;
  pointVotes: number;
}

export interface Poll {
  id: string;
  title: string;
  choices: PollChoice[];
  /** Channel points for one more vote; null when they do not count. */
  pointsPerVote: number | null;
  status: 'ACTIVE' | 'COMPLETED' | 'TERMINATED' | 'ARCHIVED';
  /** Seconds. */
  duration: number;
  /** Epoch milliseconds. */
  startedAt: number;
  endedAt: number | null;
  /** Who has used the free vote. */
  voters: Set<string>;
}
