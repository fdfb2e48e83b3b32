import type BetterSqlite3 from 'better-sqlite3';
import type { TableRecord } from '../../engine/games/records.ts';

export interface LawParts {
  /** The titles of all games, since the books name them as reasons. */
  games: ReadonlySet<string>;
  /** How much more than it has taken in the house may pay out. */
  houseCredit: number;
  /** How many of each item there were to begin with. */
  stock: ReadonlyMap<string, number>;
  /** Whose claims may be in the books under another id. */
  merged: ReadonlySet<string>;
  /** What the deleted rounds of forgotten people had counted for the others, as `viewer game currency`. */
  lostWithRounds: ReadonlyMap<string, Counted>;
}

export interface Counted {
  plays: number;
  staked: number;
  paid: number;
}

interface Row {
  [column: string]: string | number | null;
}

/** Each answers what breaks it. A query that finds nothing is a law that holds. */
const EMPTY: Readonly<Record<string, string>> = {
  'a balance is not the sum of its rows': `
    SELECT account.owner, account.currency, account.balance, coalesce(sum(row.amount), 0) AS sum
    FROM ledger_accounts AS account LEFT JOIN ledger_rows AS row ON row.account_id = account.id
    GROUP BY account.id HAVING account.balance <> coalesce(sum(row.amount), 0)`,
  'a row does not follow from the rows before it': `
    SELECT * FROM (SELECT id, balance, sum(amount) OVER (PARTITION BY account_id ORDER BY id) AS sum FROM ledger_rows)
    WHERE balance <> sum`,
  'somebody has less than nothing': `
    SELECT owner, currency, balance FROM ledger_accounts WHERE kind <> 'bank' AND balance < 0`,
  'money was made or lost': `
    SELECT currency, sum(balance) AS total FROM ledger_accounts GROUP BY currency HAVING sum(balance) <> 0`,
  'a booking gives what nobody loses': `
    SELECT row.booking_id, account.currency, sum(row.amount) AS sum
    FROM ledger_rows AS row JOIN ledger_accounts AS account ON account.id = row.account_id
    GROUP BY row.booking_id, account.currency HAVING sum(row.amount) <> 0`,
  'a booking has no rows, or a row no booking': `
    SELECT booking.id AS booking, row.id AS row FROM ledger_bookings AS booking
    FULL JOIN ledger_rows AS row ON row.booking_id = booking.id WHERE booking.id IS NULL OR row.id IS NULL`,
  'a reference was booked twice': `
    SELECT reference FROM ledger_bookings GROUP BY reference HAVING count(*) > 1`,
  'a hold has not what was put in, or keeps something when it is over': `
    SELECT account.owner, account.balance, hold.state, stakes.sum FROM ledger_accounts AS account
    LEFT JOIN ledger_holds AS hold ON account.kind = 'hold' AND hold.id = CAST(substr(account.owner, 6) AS INTEGER)
    LEFT JOIN (SELECT hold_id, sum(amount) AS sum FROM ledger_stakes GROUP BY hold_id) AS stakes ON stakes.hold_id = hold.id
    WHERE account.kind = 'hold'
      AND account.balance <> CASE WHEN hold.state = 'open' THEN coalesce(stakes.sum, 0) ELSE 0 END`,
  'a stake lies in a hold of nothing that runs': `
    SELECT hold.id, hold.reference FROM ledger_holds AS hold WHERE hold.state = 'open' AND NOT EXISTS (
      SELECT 1 FROM game_rounds AS round WHERE round.state = 'running' AND 'game:' || round.id = hold.reference)
      AND hold.id NOT IN (SELECT hold_id FROM bets WHERE state IN ('open', 'locked') AND hold_id IS NOT NULL)
      AND hold.id NOT IN (SELECT hold_id FROM polls WHERE state = 'open' AND hold_id IS NOT NULL)
      AND hold.id NOT IN (SELECT held.hold_id FROM giveaway_holds AS held
        JOIN giveaways AS giveaway ON giveaway.id = held.giveaway_id WHERE giveaway.state IN ('open', 'closed', 'drawn'))`,
  'a bet that runs says another pot than its stakes or the books': `
    SELECT bet.id, bet.pool, stakes.sum AS stakes, held.sum AS held FROM bets AS bet
    LEFT JOIN (SELECT bet_id, sum(amount) AS sum FROM bet_stakes GROUP BY bet_id) AS stakes ON stakes.bet_id = bet.id
    LEFT JOIN (SELECT hold_id, sum(amount) AS sum FROM ledger_stakes GROUP BY hold_id) AS held ON held.hold_id = bet.hold_id
    WHERE bet.state IN ('open', 'locked')
      AND (bet.pool <> coalesce(stakes.sum, 0) OR bet.pool <> coalesce(held.sum, 0))`,
  'a purchase was not paid': `
    SELECT purchase.id, purchase.price FROM shop_purchases AS purchase WHERE purchase.price > 0 AND NOT EXISTS (
      SELECT 1 FROM ledger_bookings WHERE reference = 'shop:' || purchase.id || ':price')`,
  'something was paid and not bought': `
    SELECT booking.reference FROM ledger_bookings AS booking WHERE booking.reference GLOB 'shop:*:price' AND NOT EXISTS (
      SELECT 1 FROM shop_purchases AS purchase WHERE purchase.id = CAST(substr(booking.reference, 6) AS INTEGER))`,
  'a refund is said and not booked, or booked and not said': `
    SELECT purchase.id, purchase.state, sum(row.amount) AS back, purchase.price FROM shop_purchases AS purchase
    LEFT JOIN ledger_bookings AS booking ON booking.reference > 'shop:' || purchase.id || ':refund:'
      AND booking.reference < 'shop:' || purchase.id || ':refund;'
    LEFT JOIN ledger_rows AS row ON row.booking_id = booking.id AND row.account_id IN (
      SELECT id FROM ledger_accounts WHERE kind = 'bank' AND currency = purchase.currency)
    WHERE purchase.price > 0 AND purchase.gains = '[]' GROUP BY purchase.id
    HAVING coalesce(sum(row.amount), 0) <> CASE WHEN purchase.state = 'refunded' THEN -purchase.price ELSE 0 END`,
  'a gain of the shop is said and not booked': `
    SELECT purchase.id, purchase.gains FROM shop_purchases AS purchase WHERE purchase.gains <> '[]' AND NOT EXISTS (
      SELECT 1 FROM ledger_bookings WHERE reference = 'shop:' || purchase.id || ':gain')`,
  'a season does not come to its end': `
    SELECT closing.id, closing.ended_at FROM economy_seasons AS closing WHERE closing.state = 'closing'
      AND (SELECT max(time) FROM ledger_bookings) > closing.ended_at + 180000`,
};

/** Which way the bank's money may go for a reason, with the beginning of the reason where the rest is a title. */
const REASONS: readonly [start: string, way: 'minted' | 'burned' | 'both'][] = [
  ['Chatting', 'minted'],
  ['First message of the day', 'minted'],
  ['Watching', 'minted'],
  ['Following', 'minted'],
  ['Subscribing', 'minted'],
  ['Giving subscriptions', 'minted'],
  ['Cheering', 'minted'],
  ['Raiding', 'minted'],
  ['Work', 'minted'],
  ['Daily claim', 'minted'],
  ['Hourly claim', 'minted'],
  ['Given by a moderator', 'minted'],
  ['Given by hand', 'minted'],
  ['Given to all who were here', 'minted'],
  ['From the shop: ', 'minted'],
  ['Won: ', 'minted'],
  ['Taken by a moderator', 'burned'],
  ['Taken by hand', 'burned'],
  ['Bought ', 'burned'],
  // The fee.
  ['Gift', 'burned'],
  ['End of a season', 'burned'],
  // What an item gave is taken back with it.
  ['Refund: ', 'both'],
  ['Refund taken back: ', 'both'],
  ['Taken back: ', 'both'],
];

/** All that is wrong with the books, the games and the shop, in words; empty when all is well. */
export function brokenLaws(raw: BetterSqlite3.Database, parts: LawParts): string[] {
  const found: string[] = [];
  for (const [law, sql] of Object.entries(EMPTY)) {
    const rows = raw.prepare<[], Row>(sql).all();
    if (rows.length > 0) found.push(`${law}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  const unpaid = raw
    .prepare<[], { viewerId: string; day: string }>(
      `SELECT viewer_id AS viewerId, day FROM economy_claims WHERE kind = 'daily' AND NOT EXISTS (
       SELECT 1 FROM ledger_bookings WHERE reference = 'daily:' || viewer_id || ':' || day)`,
    )
    .all()
    .filter(({ viewerId }) => !parts.merged.has(viewerId));
  if (unpaid.length > 0) found.push(`a claim was noted and not paid: ${JSON.stringify(unpaid.slice(0, 3))}`);
  found.push(...wrongReasons(raw, parts), ...wrongTables(raw), ...wrongStatistics(raw, parts));
  for (const [item, begin] of parts.stock) {
    const { sold } = one<{ sold: number }>(
      raw,
      `SELECT count(*) AS sold FROM shop_purchases WHERE item_id = '${item}' AND from_stock = 1 AND state <> 'refunded'`,
    );
    const { remaining } = one<{ remaining: number }>(
      raw,
      `SELECT remaining FROM shop_stock WHERE item_id = '${item}'`,
    );
    if (remaining !== begin - sold || remaining < 0)
      found.push(`of ${begin} ${item}, ${sold} are sold and ${remaining} are left`);
  }
  return found;
}

/** What came into the world and left it again, by reason; the bank's side of the books. */
function wrongReasons(raw: BetterSqlite3.Database, { games, houseCredit }: LawParts): string[] {
  const rows = raw
    .prepare<[], { reason: string; currency: string; least: number; most: number; sum: number }>(
      `SELECT booking.reason, account.currency, min(row.amount) AS least, max(row.amount) AS most, sum(row.amount) AS sum
       FROM ledger_rows AS row JOIN ledger_accounts AS account ON account.id = row.account_id AND account.kind = 'bank'
       JOIN ledger_bookings AS booking ON booking.id = row.booking_id GROUP BY booking.reason, account.currency`,
    )
    .all();
  const tills = new Map(
    raw
      .prepare<[], { currency: string; balance: number }>('SELECT currency, balance FROM game_till')
      .all()
      .map(({ currency, balance }) => [currency, balance]),
  );
  const found: string[] = [];
  const taken = new Map<string, number>();
  for (const { reason, currency, least, most, sum } of rows) {
    if (games.has(reason)) {
      taken.set(currency, (taken.get(currency) ?? 0) + sum);
      continue;
    }
    const way = REASONS.find(([start]) => reason.startsWith(start))?.[1];
    const fits = way === 'both' || (way === 'minted' && most <= 0) || (way === 'burned' && least >= 0);
    if (!fits) found.push(`the bank moved ${least} to ${most} ${currency} for "${reason}"`);
  }
  for (const currency of new Set([...tills.keys(), ...taken.keys()])) {
    const till = tills.get(currency) ?? 0;
    if (till !== (taken.get(currency) ?? 0))
      found.push(`the till has ${till} ${currency}, the books say ${taken.get(currency) ?? 0}`);
    if (till < -houseCredit) found.push(`the house owes ${-till} ${currency}, of a credit of ${houseCredit}`);
  }
  return found;
}

/** A game that runs says the same about stakes as the books. */
function wrongTables(raw: BetterSqlite3.Database): string[] {
  const found: string[] = [];
  const running = raw
    .prepare<[], { id: number; record: string | null }>(
      "SELECT id, record FROM game_rounds WHERE state = 'running'",
    )
    .all();
  const stakesOf = raw.prepare<[number], { owner: string; amount: number }>(
    `SELECT account.owner, stake.amount FROM ledger_stakes AS stake
     JOIN ledger_accounts AS account ON account.id = stake.account_id WHERE stake.hold_id = ?`,
  );
  const stateOf = raw.prepare<[number], { state: string }>('SELECT state FROM ledger_holds WHERE id = ?');
  for (const { id, record } of running) {
    const table = record === null ? null : (JSON.parse(record) as TableRecord);
    if (table === null) {
      found.push(`round ${id} runs and has no table`);
      continue;
    }
    const said = new Map<string, number>();
    for (const { id: owner, stake } of [...table.players, ...table.forfeited])
      if (stake > 0) said.set(owner, (said.get(owner) ?? 0) + stake);
    const state = table.holdId === null ? null : (stateOf.get(table.holdId)?.state ?? 'gone');
    if (state !== null && state !== 'open') {
      found.push(`${table.game} ${id} runs, and its hold is ${state}`);
      continue;
    }
    const booked = new Map(
      (table.holdId === null ? [] : stakesOf.all(table.holdId)).map(({ owner, amount }) => [owner, amount]),
    );
    const all = new Set([...said.keys(), ...booked.keys()]);
    for (const owner of all)
      if (said.get(owner) !== booked.get(owner))
        found.push(
          `${table.game} ${id}: ${owner} has put in ${said.get(owner) ?? 0}, the books say ${booked.get(owner) ?? 0}`,
        );
  }
  return found;
}

/** Who has played what is the sum of the rounds. */
function wrongStatistics(raw: BetterSqlite3.Database, { lostWithRounds }: LawParts): string[] {
  const counted = new Map<string, Counted>([...lostWithRounds].map(([key, value]) => [key, { ...value }]));
  for (const { key, ...count } of countedRounds(raw, '1')) addTo(counted, key, count);
  const found: string[] = [];
  const stats = raw
    .prepare<[], Counted & { key: string }>(
      `SELECT viewer_id || ' ' || game || ' ' || currency AS key, plays, staked, paid FROM game_stats`,
    )
    .all();
  for (const { key, plays, staked, paid } of stats) {
    const sum = counted.get(key) ?? { plays: 0, staked: 0, paid: 0 };
    counted.delete(key);
    if (sum.plays !== plays || sum.staked !== staked || sum.paid !== paid)
      found.push(
        `statistics of ${key}: ${JSON.stringify({ plays, staked, paid })}, the rounds: ${JSON.stringify(sum)}`,
      );
  }
  for (const [key, count] of counted) found.push(`no statistics of ${key}: ${JSON.stringify(count)}`);
  return found.slice(0, 5);
}

/** What the rounds that are over count for each of their players, summed up. `where` is a condition of SQL. */
export function countedRounds(raw: BetterSqlite3.Database, where: string): (Counted & { key: string })[] {
  return raw
    .prepare<[], Counted & { key: string }>(
      `SELECT json_extract(player.value, '$.id') || ' ' || round.game || ' ' || round.currency AS key, count(*) AS plays,
         sum(json_extract(player.value, '$.stake')) AS staked, sum(json_extract(player.value, '$.payout')) AS paid
       FROM game_rounds AS round, json_each(round.players) AS player WHERE round.state = 'over' AND ${where} GROUP BY 1`,
    )
    .all();
}

export function addTo(all: Map<string, Counted>, key: string, { plays, staked, paid }: Counted): void {
  const before = all.get(key) ?? { plays: 0, staked: 0, paid: 0 };
  all.set(key, {
    plays: before.plays + plays,
    staked: before.staked + staked,
    paid: before.paid + paid,
  });
}

/** What still belongs to an entry that was put together with another one. */
export function leftWith(raw: BetterSqlite3.Database, viewerId: string): string[] {
  return tracesOf(raw, viewerId, 'AND balance <> 0').map((text) => text.replace('forgotten', 'put together'));
}

/** Where somebody who was forgotten is still named. */
export function tracesOf(raw: BetterSqlite3.Database, viewerId: string, only = ''): string[] {
  const id = viewerId.replaceAll("'", "''");
  const places: Record<string, string> = {
    'a balance': `ledger_accounts WHERE owner = '${id}' ${only}`,
    'a claim': `economy_claims WHERE viewer_id = '${id}'`,
    'statistics of games': `game_stats WHERE viewer_id = '${id}'`,
    'a round of a game': `game_rounds WHERE instr(players, '"${id}"') > 0 OR instr(coalesce(record, ''), '"${id}"') > 0`,
    'a purchase': `shop_purchases WHERE buyer_id = '${id}' OR owner_id = '${id}'`,
    'a boon': `shop_boons WHERE viewer_id = '${id}'`,
    'the list of viewers': `viewers WHERE id = '${id}'`,
  };
  return Object.entries(places).flatMap(([place, from]) =>
    one<{ count: number }>(raw, `SELECT count(*) AS count FROM ${from}`).count > 0
      ? [`${viewerId} was forgotten, and ${place} names them`]
      : [],
  );
}

function one<T>(raw: BetterSqlite3.Database, sql: string): T {
  const row = raw.prepare<[], T>(sql).get();
  if (row === undefined) throw new Error(`Nothing found by ${sql}`);
  return row;
}
