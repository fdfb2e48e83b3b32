import type { ChatRole } from '../../../shared/contract/ladder.ts';
import { ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import { usageOf } from '../../engine/commands/usage.ts';
import type { Purse } from '../../engine/purse.ts';
import type { CommandBook } from './book.ts';
import { helpOf } from './custom.ts';
import type { Entry } from './model.ts';
import { currencyOf, priceText } from './price.ts';

export interface PublicCommand {
  name: string;
  aliases: string[];
  usage: string;
  help: string;
  role: ChatRole;
  cost: string | null;
}

export interface PublicList {
  prefix: string;
  categories: { title: string; commands: PublicCommand[] }[];
}

/** What everybody may know of; hidden and switched-off ones and those of the crew are left out. */
export function publicList(
  book: CommandBook,
  prefix: string,
  purse: Purse | null,
  categoryOf: (entry: Entry) => string,
): PublicList {
  const shown = book
    .list()
    .filter(
      ({ options }) =>
        options.enabled && !options.hidden && options.role !== 'moderator' && options.role !== 'streamer',
    );
  const byCategory = Map.groupBy(shown, categoryOf);
  return {
    prefix,
    categories: [...byCategory]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([title, entries]) => ({
        title,
        commands: entries
          .map((entry) => publicCommand(entry, prefix, purse))
          .sort((one, other) => one.name.localeCompare(other.name)),
      })),
  };
}

function publicCommand(
  { names, kind, options, custom }: Entry,
  prefix: string,
  purse: Purse | null,
): PublicCommand {
  const [name = '', ...aliases] = names;
  const currency = purse !== null && options.cost !== null ? currencyOf(purse, options.cost) : null;
  return {
    name,
    aliases,
    usage: custom === null ? usageOf(prefix, name, kind) : `${prefix}${name}`,
    help: custom === null ? kind.help : helpOf(custom),
    role: options.role,
    cost: currency !== null && options.cost !== null ? priceText(options.cost.amount, currency) : null,
  };
}

/** The page for viewers. All that anybody wrote is shown as text. */
export function publicPage({ prefix, categories }: PublicList): string {
  const sections = categories.map(
    ({ title, commands }) => `<section><h2>${escaped(title)}</h2><table>
<thead><tr><th scope="col">Command</th><th scope="col">What it does</th><th scope="col">For</th><th scope="col">Price</th></tr></thead>
<tbody>${commands.map((command) => row(command, prefix)).join('\n')}</tbody></table></section>`,
  );
  const body = sections.length > 0 ? sections.join('\n') : '<p>There are no commands at the moment.</p>';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Commands</title><style>${STYLE}</style></head>
<body><main><h1>Commands</h1>
${body}
</main></body></html>
`;
}

function row({ usage, aliases, help, role, cost }: PublicCommand, prefix: string): string {
  const others =
    aliases.length === 0
      ? ''
      : `<small>${escaped(aliases.map((alias) => `${prefix}${alias}`).join(' '))}</small>`;
  return `<tr><td><code>${escaped(usage)}</code>${others}</td><td>${escaped(help)}</td><td>${escaped(ROLE_TEXTS[role])}</td><td>${escaped(cost ?? 'free')}</td></tr>`;
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#fff,#16171a);color:light-dark(#1b1c20,#e8e8ea)}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
h2{margin:2rem 0 .5rem}
table{width:100%;border-collapse:collapse}
th,td{padding:.4rem .6rem;border-bottom:1px solid light-dark(#ddd,#333);text-align:left;vertical-align:top}
th:first-child,td:first-child{width:35%}
small{display:block;opacity:.75}
code{overflow-wrap:anywhere}`;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
