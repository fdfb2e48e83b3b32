import { useCallback } from 'react';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';

export interface PanelCurrency {
  id: string;
  one: string;
  many: string;
}

const XP: PanelCurrency = { id: 'xp', one: 'XP', many: 'XP' };

const askPlan = () => client.economy.plan({});

/** Empty while the Economy module is off. */
export function useCurrencies(): readonly PanelCurrency[] {
  const { data, error } = useAsk(useCallback(askPlan, []));
  if (!data || error) return [];
  return [...data.plan.currencies, XP];
}
