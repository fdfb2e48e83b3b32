import { defineContract } from '../rpc/contract.ts';

/** The desktop app's own settings. It has no calls: its window and its tray read them. */
export const desktopContract = defineContract({ id: 'desktop', routes: {}, lives: {} });
