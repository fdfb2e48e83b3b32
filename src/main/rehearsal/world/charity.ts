export interface CharityCampaign {
  id: string;
  name: string;
  description: string;
  /** Cents. */
  current: number;
  target: number;
  currency: string;
  startedAt: number;
  donations: { id: string; accountId: string; amount: number }[];
}
