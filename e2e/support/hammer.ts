import type { DataFolder } from './dataFolder.ts';
import type { Door, DoorRun } from './doors/door.ts';

export interface HammerReport {
  rounds: number;
  /** Changes that the app said were done. */
  acknowledged: number;
  /** What was not there after a kill although it had been acknowledged, in words; empty when all is well. */
  lost: string[];
  /** What was wrong with the database file; empty when it was always whole. */
  damage: string[];
}

/** Settings that count upwards without end, so that each change can be told from the one before. */
const COUNTED = { feature: 'log', name: 'mostRows', from: 1000 } as const;
/** Beside them others are changed, which have to wait for the same files. */
const BESIDE = { feature: 'overlay', name: 'cardSeconds', most: 60 } as const;

/**
 * Changes things as fast as the app takes them, kills it in the midst of it, and looks after the next start whether
 * all is there that was acknowledged. `random` gives from 0 to below 1.
 */
export async function hammer(
  door: Door,
  folder: DataFolder,
  rounds: number,
  random: () => number,
  onRound: (report: HammerReport) => void = () => {},
): Promise<HammerReport> {
  const report: HammerReport = { rounds: 0, acknowledged: 0, lost: [], damage: [] };
  let sent: number = COUNTED.from;
  let done: number = COUNTED.from;

  const look = async (run: DoorRun): Promise<void> => {
    const value = await settingOf(run, COUNTED.feature, COUNTED.name);
    if (report.rounds > 0 && (value < done || value > sent)) {
      report.lost.push(`round ${report.rounds}: the setting is ${value}, but ${done} was acknowledged`);
    }
    const [{ count = 0 } = {}] = folder.rows<{ count: number }>(
      "SELECT count(*) AS count FROM log_rows WHERE event = 'call.changed' AND result = 'ok'",
    );
    if (count < report.acknowledged) {
      report.lost.push(
        `round ${report.rounds}: ${count} audit rows of ${report.acknowledged} acknowledged changes`,
      );
    }
    const checks = folder.rows<{ integrity_check: string }>('PRAGMA integrity_check');
    for (const { integrity_check: found } of checks) {
      if (found !== 'ok') report.damage.push(`round ${report.rounds}: ${found}`);
    }
    const aside = folder.list().filter((name) => /damaged|\.bad-/.test(name));
    if (aside.length > 0) report.damage.push(`round ${report.rounds}: ${aside.join(', ')} was set aside`);
  };

  while (report.rounds < rounds) {
    const run = await door.launch({});
    await run.ready();
    await look(run);

    let killed = false;
    const killAfter = 1 + Math.floor(random() * 60);
    let left = killAfter;
    const acknowledged = (): void => {
      report.acknowledged += 1;
      left -= 1;
      if (left > 0 || killed) return;
      killed = true;
      run.process.kill('SIGKILL');
    };
    const count = async (): Promise<void> => {
      while (!killed) {
        const next = sent + 1;
        sent = next;
        if (!(await change(run, COUNTED.feature, { [COUNTED.name]: next }))) return;
        done = next;
        acknowledged();
      }
    };
    const beside = async (): Promise<void> => {
      for (let value = 1; !killed; value = (value % BESIDE.most) + 1) {
        if (!(await change(run, BESIDE.feature, { [BESIDE.name]: value }))) return;
        acknowledged();
      }
    };
    await Promise.all([count(), beside()]);
    await run.process.exit;
    report.rounds += 1;
    onRound(report);
  }

  const run = await door.launch({});
  await run.ready();
  await look(run);
  run.process.kill('SIGTERM');
  await run.process.exit;
  return report;
}

/** False when the app ended before it could say that it is done. */
async function change(run: DoorRun, feature: string, values: Record<string, number>): Promise<boolean> {
  try {
    const result = (await run.send('settings.set', { feature, values })) as { ok: boolean };
    if (!result.ok) throw new Error(`A change was refused: ${JSON.stringify(result)}`);
    return true;
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

async function settingOf(run: DoorRun, feature: string, name: string): Promise<number> {
  const answer = (await run.send('settings.list', {})) as {
    data: { sections: { feature: string; values: Record<string, unknown> }[] };
  };
  return Number(answer.data.sections.find((section) => section.feature === feature)?.values[name]);
}
