import BetterSqlite3 from 'better-sqlite3';
import { REHEARSAL_CLIENT_ID } from '../../src/main/rehearsal/ids/clients.ts';
import { brokenLaws } from '../../src/main/testing/money/laws.ts';
import type { DataFolder } from './dataFolder.ts';
import type { Door, DoorRun } from './doors/door.ts';
import type { startTwitchElsewhere } from './twitchElsewhere.ts';

export interface CrowdReport {
  kills: number;
  /** Commands that viewers typed. */
  typed: number;
  /** Answers in chat that say that something was done, by command. */
  acknowledged: Map<string, number>;
  /** What an answer said and the books do not, or what is wrong with them otherwise. */
  broken: string[];
}

export interface CrowdOptions {
  kills: number;
  viewers: number;
  /** So many lines the bot says before a kill, at most. */
  longest: number;
  /** From 0 to below 1. */
  random(): number;
  onKill?(report: CrowdReport): void;
}

/** What was typed, and what it takes to find out whether the books know of it. */
interface Typed {
  /** The id of the line of chat. */
  line: string;
  login: string;
  /** Unique for each, so that an answer that is no reply can be told. */
  amount: number;
}

/** A command, and how its answer is proven. A new game is one more entry. */
interface Doing {
  name: string;
  type(amount: number, other: string): string;
  /** True for an answer that says it was done; refusals need no proof. */
  saysDone(answer: string, typed: Typed): boolean;
  /** SQL that finds at least one row when it is in the books; `:line`, `:amount` and `:login` are bound. */
  proof: string;
}

const BALANCE = 1_000_000;
/** Typed at the start, and for each line of the bot. */
const LINES_AT_ONCE = 40;
const LINES_AN_ANSWER = 10;
const GAME = `SELECT 1 FROM game_rounds AS round WHERE round.reference LIKE '%' || :line
  AND EXISTS (SELECT 1 FROM json_each(round.players) WHERE json_extract(value, '$.login') = :login)
  AND (round.staked = round.paid OR EXISTS (
    SELECT 1 FROM ledger_bookings WHERE reference = 'game:' || round.reference))`;

const DOINGS: readonly Doing[] = [
  {
    name: 'buy',
    type: () => '!buy yeast feast',
    saysDone: (answer) => /You get Yeast feast for /.test(answer),
    proof: `SELECT 1 FROM shop_purchases AS purchase JOIN ledger_bookings AS booking
      ON booking.reference = 'shop:' || purchase.id || ':price' WHERE purchase.reference LIKE '%' || :line || '%'`,
  },
  {
    name: 'gift',
    type: (amount, other) => `!gift @${other} ${amount}`,
    saysDone: (answer, { amount }) => answer.includes(` of ${amount} kept as a fee`),
    proof: `SELECT 1 FROM ledger_bookings AS booking JOIN ledger_rows AS row ON row.booking_id = booking.id
      WHERE booking.reference = 'gift:' || :line AND row.amount = -:amount`,
  },
  {
    name: 'slots',
    type: (amount) => `!slots ${amount}`,
    saysDone: (answer) => /You (win|lose|get) /.test(answer),
    proof: GAME,
  },
  {
    name: 'roulette',
    type: (amount) => `!roulette red ${amount}`,
    saysDone: (answer) => /You (win|lose|get) /.test(answer),
    proof: GAME,
  },
  {
    name: 'duel',
    type: (amount) => `!duel ${amount}`,
    saysDone: (answer, { amount }) =>
      new RegExp(`to a duel for ${amount.toLocaleString('en-GB')} `).test(answer),
    // The stake of the one who asked; the same amount comes twice in no duel.
    proof: `SELECT 1 FROM ledger_rows AS row JOIN ledger_bookings AS booking ON booking.id = row.booking_id
      JOIN ledger_holds AS hold ON hold.id = booking.hold_id
      WHERE row.amount = -:amount AND hold.reason = 'Duel'`,
  },
  {
    name: 'accept',
    type: () => '!accept',
    saysDone: () => false,
    proof: '',
  },
  {
    name: 'bet',
    type: (amount) => `!bet A ${amount}`,
    saysDone: (answer) => answer.includes(' tokens on A (yes). Good luck!'),
    proof: `SELECT 1 FROM ledger_rows AS row JOIN ledger_bookings AS booking ON booking.id = row.booking_id
      WHERE row.amount = -:amount AND booking.reason = 'Bet: Does it rise?'`,
  },
  {
    name: 'lotto',
    type: () => '!lotto',
    saysDone: (answer) => /Your ticket: [\d ]+\./.test(answer),
    proof: `SELECT 1 FROM game_rounds WHERE game = 'lotto' AND (instr(record, '"login":"' || :login || '"') > 0
      OR instr(players, '"login":"' || :login || '"') > 0)`,
  },
];

/**
 * Real chat over real sockets: a crowd at a simulated Twitch buys, gives and plays, Emcee is killed in the midst of it
 * and started again, and whatever it had said in chat has to be in its books.
 */
export async function killWhileCrowdPlays(
  door: Door,
  folder: DataFolder,
  twitch: Awaited<ReturnType<typeof startTwitchElsewhere>>,
  { kills, viewers, longest, random, onKill = () => {} }: CrowdOptions,
): Promise<CrowdReport> {
  const { house } = twitch;
  const env = { ...twitch.env, EMCEE_TWITCH_CLIENT_ID: REHEARSAL_CLIENT_ID };
  const report: CrowdReport = { kills: 0, typed: 0, acknowledged: new Map(), broken: [] };
  const streamer = house.world.accounts.obtain('rehearsal_streamer');
  house.stage.devices.autoApprove = streamer;
  const logins = Array.from({ length: viewers }, (_, index) => `guest_${index + 1}`);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

  const waiting = new Map<string, { doing: Doing; typed: Typed }>();
  const done: { doing: Doing; typed: Typed; answer: string }[] = [];
  let heard: (() => void) | null = null;
  house.stage.onLine.add((line) => {
    if (line.author.id !== streamer.id) return;
    heard?.();
    const asked = line.parent === null ? [...waiting.values()] : [waiting.get(line.parent.id)];
    for (const one of asked) {
      if (!one?.doing.saysDone(line.text, one.typed)) continue;
      waiting.delete(one.typed.line);
      done.push({ ...one, answer: line.text });
      report.acknowledged.set(one.doing.name, (report.acknowledged.get(one.doing.name) ?? 0) + 1);
      if (line.parent !== null) break;
    }
  });
  const say = (login: string, text: string): string | null => {
    const spoken = house.happen.say(login, text);
    return 'said' in spoken ? spoken.said.id : null;
  };
  /** Until the bot answers in chat, which it does as soon as it is back. */
  const back = async (): Promise<void> => {
    const answered = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const asking = setInterval(() => say(pick(logins), '!tokens'), 400);
    await answered;
    clearInterval(asking);
    heard = null;
  };
  const start = async (): Promise<DoorRun> => {
    const run = await door.launch({ env });
    await run.ready();
    return run;
  };

  let amount = 1000;
  const type = (lines: number): void => {
    for (let at = 0; at < lines; at += 1) {
      const doing = pick(DOINGS);
      const login = pick(logins);
      const other = pick(logins.filter((one) => one !== login));
      amount += 1;
      const line = say(login, doing.type(amount, other));
      report.typed += 1;
      if (line !== null) waiting.set(line, { doing, typed: { line, login, amount } });
    }
  };
  /** For each line of the bot the crowd types some more, so that Emcee is in the midst of work when it is killed. */
  const play = async (run: DoorRun, answers: number): Promise<void> => {
    let left = answers;
    const enough = new Promise<void>((resolve) => {
      heard = () => {
        left -= 1;
        type(LINES_AN_ANSWER);
        if (left <= 0) resolve();
      };
    });
    type(LINES_AT_ONCE);
    await enough;
    heard = null;
    run.process.kill('SIGKILL');
    await run.process.exit;
    waiting.clear();
  };

  let run = await start();
  await run.send('twitch.signIn', { role: 'streamer' });
  await back();
  await run.send('games.saveSettings', { game: 'lotto', values: { mostTickets: 50 } });
  for (const game of ['slots', 'roulette', 'duel'])
    await run.send('games.saveSettings', { game, values: { mostStake: 100_000 } });
  for (const login of logins) say(login, 'good evening');
  await run.send('economy.adjust', {
    viewerIds: logins.map((login) => house.happen.person(login).id),
    currency: 'tokens',
    amount: BALANCE,
  });
  await run.send('bets.open', { question: 'Does it rise?', options: ['yes', 'no'], minutes: 0 });
  const { data } = (await run.send('games.list', {})) as { data: { games: { title: string }[] } };
  const games = new Set(data.games.map(({ title }) => title));

  for (;;) {
    report.broken.push(
      ...lookAfter(folder, games, done).map((text) => `after ${report.kills} kills: ${text}`),
    );
    onKill(report);
    if (report.kills >= kills || report.broken.length > 0) break;
    await play(run, Math.ceil((0.5 + random() / 2) * longest));
    report.kills += 1;
    run = await start();
    await back();
  }
  run.process.kill('SIGTERM');
  await run.process.exit;
  return report;
}

function lookAfter(
  folder: DataFolder,
  games: ReadonlySet<string>,
  done: readonly { doing: Doing; typed: Typed; answer: string }[],
): string[] {
  const raw = new BetterSqlite3(folder.file('emcee.db'), { readonly: true });
  try {
    // One look at one moment, although it goes on.
    raw.exec('BEGIN');
    const broken = brokenLaws(raw, {
      games,
      houseCredit: 100_000,
      stock: new Map(),
      merged: new Set(),
      lostWithRounds: new Map(),
    });
    for (const { doing, typed, answer } of done) {
      if (raw.prepare(doing.proof).get(...bound(doing.proof, typed)) === undefined)
        broken.push(`"${answer}" was said to ${typed.login}, and is not in the books (line ${typed.line})`);
    }
    const [{ integrity_check: whole }] = raw.prepare('PRAGMA integrity_check').all() as [
      { integrity_check: string },
    ];
    if (whole !== 'ok') broken.push(whole);
    return broken;
  } finally {
    raw.close();
  }
}

/** Only what the SQL names, since SQLite refuses the rest. */
function bound(sql: string, typed: Typed): [Record<string, string | number>] {
  return [Object.fromEntries(Object.entries(typed).filter(([name]) => sql.includes(`:${name}`)))];
}
