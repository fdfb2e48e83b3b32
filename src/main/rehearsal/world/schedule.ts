export interface ScheduleSegment {
  id: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
  title: string;
  gameId: string;
  recurring: boolean;
  timezone: string;
  cancelledUntil: number | null;
}

export interface Schedule {
  segments: ScheduleSegment[];
  vacation: { start: number; end: number } | null;
}
