import { defineContract } from '../rpc/contract.ts';

/** It answers in chat only; what can be set stands on the page Settings. */
export const informationContract = defineContract({ id: 'information', routes: {}, lives: {} });
