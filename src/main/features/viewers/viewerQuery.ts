import { CHAT_ROLES } from '../../../shared/contract/ladder.ts';
import type { ViewerFilter, ViewerSort } from '../../../shared/contract/viewers.ts';

type Parameter = string | number;

/** The table with the visits that are newer than its rows. */
export const VIEWERS = 'viewers LEFT JOIN viewer_visits AS visit ON visit.number = viewers.number';
export const LAST_SEEN = 'coalesce(visit.last_seen, viewers.last_seen)';
export const MESSAGES = 'coalesce(visit.messages, viewers.messages)';

/** Beside the filter: who is here now, and the logins of known bots. */
interface Lists {
  present: readonly string[];
  knownBots: readonly string[];
}

export function whereSql(filter: ViewerFilter, lists: Lists): { where: string; parameters: Parameter[] } {
  const parts: string[] = [];
  const parameters: Parameter[] = [];
  const text = filter.text.trim().replace(/^@/, '');
  if (text !== '') {
    const pattern = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
    parts.push(
      `(login LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\' OR (notes <> '' AND notes LIKE ? ESCAPE '\\')
        OR viewers.id IN (SELECT viewer_id FROM viewer_names WHERE login LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'))`,
    );
    parameters.push(pattern, pattern, pattern, pattern, pattern);
  }
  if (filter.roles.length > 0) {
    parts.push('role IN (SELECT value FROM json_each(?))');
    parameters.push(JSON.stringify(filter.roles));
  }
  if (filter.group !== '') {
    parts.push(
      `viewers.id IN (SELECT viewer_id FROM viewer_group_members WHERE group_id =
        (SELECT id FROM viewer_groups WHERE name = ?))`,
    );
    parameters.push(filter.group);
  }
  if (filter.seenFrom !== null) {
    parts.push(`${LAST_SEEN} >= ?`);
    parameters.push(filter.seenFrom);
  }
  if (filter.seenTo !== null) {
    parts.push(`${LAST_SEEN} <= ?`);
    parameters.push(filter.seenTo);
  }
  switch (filter.only) {
    case 'all':
      break;
    case 'present':
      parts.push('viewers.id IN (SELECT value FROM json_each(?))');
      parameters.push(JSON.stringify(lists.present));
      break;
    case 'bots':
      parts.push('(ignored = 1 OR (ignored IS NULL AND login IN (SELECT value FROM json_each(?))))');
      parameters.push(JSON.stringify(lists.knownBots));
      break;
    case 'noted':
      parts.push("notes <> ''");
      break;
    case 'named':
      parts.push('(pronouns IS NOT NULL OR birthday IS NOT NULL)');
      break;
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', parameters };
}

const ROLE_STEPS = CHAT_ROLES.map((role, step) => `WHEN '${role}' THEN ${step}`).join(' ');

const COLUMN: Record<ViewerSort['by'], string> = {
  name: 'login',
  role: `CASE role ${ROLE_STEPS} END`,
  firstSeen: 'first_seen',
  lastSeen: LAST_SEEN,
  watched: 'watched_seconds',
  messages: MESSAGES,
  streams: 'streams',
  streak: 'streak',
  balance: 'coalesce(account.balance, 0)',
};

export function orderSql(sort: ViewerSort): { join: string; by: string; parameters: Parameter[] } {
  const direction = sort.descending ? 'DESC' : 'ASC';
  return {
    // Balances are the ledger's; it may be switched off, and its table is there all the same.
    join:
      sort.by === 'balance'
        ? 'LEFT JOIN ledger_accounts AS account ON account.owner = viewers.id AND account.currency = ?'
        : '',
    parameters: sort.by === 'balance' ? [sort.currency] : [],
    by: `${COLUMN[sort.by]} ${direction}, viewers.number ${direction}`,
  };
}
