import type { Result } from '../../../../shared/rpc/errors.ts';

/** What the client can ask of any feature whose contract has the rule routes. */
export interface RuleCalls {
  enable(input: { ids: string[]; on: boolean }): Promise<Result<{ undo: string | null }>>;
  remove(input: { ids: string[] }): Promise<Result<{ undo: string | null }>>;
  exportRules(input: Record<string, never>): Promise<Result<{ fileName: string; text: string }>>;
  importRules(input: {
    text: string;
    mode: 'add' | 'replace';
  }): Promise<Result<{ count: number; undo: string | null }>>;
}
