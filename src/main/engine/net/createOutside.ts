import { AppError } from '../../../shared/rpc/errors.ts';
import type { Outside } from './outside.ts';

export function createOutside(): Outside {
  return {
    ask: async () => {
      throw new AppError('outside.unreachable', 'There is no network.');
    },
  };
}
