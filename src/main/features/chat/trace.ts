import type { TraceDecision } from '../../../shared/contract/chat.ts';
import type { EngineControl } from '../../engine/control.ts';

/** Why something happened to a line, or did not. When nobody decided about it, that is said. */
export function decisionsOf(
  lineId: string,
  { traces, modules }: Pick<EngineControl, 'traces' | 'modules'>,
): TraceDecision[] {
  const titles = new Map(modules.list().map(({ id, title }) => [id, title]));
  const decisions = traces.of(lineId);
  if (decisions.length > 0)
    return decisions.map((decision) => ({ ...decision, title: titles.get(decision.by) ?? decision.by }));
  return [
    {
      by: 'engine',
      title: 'Emcee',
      outcome: 'passed',
      what: 'This line',
      why: 'Nothing in Emcee waits for such a line, or it is so old that the reasons were forgotten.',
      time: 0,
    },
  ];
}
