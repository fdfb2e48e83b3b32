import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandCall, type CommandKind, command } from '../../engine/commands/command.ts';
import { refusing, refusingSoon } from '../../engine/commands/refusing.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Clock } from '../../engine/ports.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import type { CurrentGiveaway } from './current.ts';
import type { EntryDesk } from './desk.ts';
import type { Drawing } from './drawing.ts';
import type { Giveaways } from './giveaways.ts';
import { readTickets } from './keyword.ts';
import { shareOf, sumOf } from './odds.ts';
import { readCreate, readStart } from './reading.ts';
import type { Drawn, GiveawayStore, StoredGiveaway } from './store.ts';
import { chanceText, entrantsText, namesText, prizeText, ticketsText } from './wording.ts';

export interface GiveawayCommandParts {
  giveaways: Giveaways;
  drawing: Drawing;
  current: CurrentGiveaway;
  store: GiveawayStore;
  desk: EntryDesk;
  clock: Clock;
  claimSeconds(): number;
  /** Whether chat hears of a draw only after its show. */
  hasShow(): boolean;
  prefix(): string;
  /** Audited; with a way back where there is one. */
  record(doer: Doer, made: Made<unknown>): void;
  /** Audited; it cannot be taken back. */
  note(doer: Doer, text: string): void;
}

/** How many tickets one may have, unless something else is said. */
const RAFFLE_TICKETS = 10;

export function giveawayCommands(parts: GiveawayCommandParts): CommandKind[] {
  const { giveaways, drawing, current, store, desk } = parts;

  const start = (call: CommandCall, text: string, mostTickets: number) =>
    refusing(() => {
      const rules = readStart(text, { claimSeconds: parts.claimSeconds(), mostTickets });
      parts.record(chatDoer(call.caller), giveaways.start(rules, call.caller.name));
    });

  const drawNow = (call: CommandCall) =>
    refusing(() => {
      const { id, rules } = current.need();
      drawing.draw(id);
      parts.note(chatDoer(call.caller), `Drew the winners of "${rules.title}"`);
      if (parts.hasShow()) call.reply('The draw is on!');
    });

  const close = (call: CommandCall) =>
    refusing(() => {
      const giveaway = current.need();
      parts.record(chatDoer(call.caller), giveaways.close(giveaway.id));
      call.reply(`Closed with ${entrantsText(store.totals(giveaway.id).entrants)}.`);
    });

  const cancel = (call: CommandCall) =>
    refusing(() => {
      const { id, rules } = current.need();
      giveaways.cancel(id);
      parts.note(chatDoer(call.caller), `Cancelled the giveaway "${rules.title}"`);
    });

  const status = (call: CommandCall) =>
    refusing(() => {
      call.reply(statusText(current.need(), call.caller.id));
    });

  const statusText = (giveaway: StoredGiveaway, viewerId: string): string => {
    const { id, rules, state, closesAt } = giveaway;
    const { entrants, tickets } = store.totals(id);
    const prize = prizeText(rules, current.currencyOf(giveaway));
    const drum = `${entrantsText(entrants)}${rules.ticketPrice > 0 ? ` with ${ticketsText(tickets)}` : ''}`;
    const own = store.entry(id, viewerId);
    const chance = own && own.tickets > 0 ? shareOf(own) / sumOf(store.entries(id)) : null;
    const yours =
      chance === null ? '' : ` You have ${own?.tickets} of ${ticketsText(tickets)}: ${chanceText(chance)}.`;
    if (state === 'drawn') {
      const called = store.winners(id).filter((winner) => winner.state === 'called' && winner.told);
      return called.length === 0
        ? `${prize}: the draw is on!`
        : `${prize}: we wait for ${namesText(called.map(({ name }) => name))}.`;
    }
    if (state === 'closed') return `${prize}: closed with ${drum}, not drawn yet.${yours}`;
    const left = closesAt === null ? '' : ` ${waitText(closesAt - parts.clock.now())} left.`;
    return `${prize}: ${drum} so far. Type ${current.wordOf(giveaway)} to enter.${left}${yours}`;
  };

  /** Those in whose place another one can be drawn. */
  const replaceable = (): Drawn[] => {
    const giveaway = current.now ?? store.lastOver();
    if (!giveaway) return [];
    return store.winners(giveaway.id).filter(({ state }) => state === 'called' || state === 'won');
  };

  const redraw = (call: CommandCall, named: { id: string; name: string } | null) =>
    refusing(() => {
      const winners = replaceable();
      const meant = named ? winners.filter(({ viewerId }) => viewerId === named.id) : winners;
      const [winner] = meant;
      if (!winner) {
        throw new AppError(
          'not_found',
          named
            ? `${named.name} has not won the last giveaway.`
            : 'Nobody has won anything that could be drawn again.',
        );
      }
      if (meant.length > 1) {
        const ways = meant.slice(0, 4).map(({ name }) => `${parts.prefix()}giveaway reroll @${name}`);
        throw new AppError('conflict', `Whom? ${ways.join(' or ')}.`);
      }
      drawing.redraw(winner.id, call.caller.name);
      parts.note(chatDoer(call.caller), `Drew another winner in the place of ${winner.name}`);
      if (parts.hasShow()) call.reply(`Another one is drawn in the place of ${winner.name}.`);
    });

  const planned = (which: string): StoredGiveaway => {
    const all = store.planned();
    const typed = which.trim().replace(/^#/, '').toLowerCase();
    const found =
      typed === ''
        ? all.at(-1)
        : all.find(({ id, rules }) => String(id) === typed || rules.title.toLowerCase() === typed);
    if (found) return found;
    throw new AppError(
      'not_found',
      typed === ''
        ? `Nothing waits to be opened. ${parts.prefix()}createraffle makes one.`
        : `No raffle "${typed}" waits. ${all.length === 0 ? `${parts.prefix()}createraffle makes one.` : `There is ${namesText(all.map(({ id, rules }) => `${id} (${rules.title})`))}.`}`,
    );
  };

  const starting = (id: string, title: string, mostTickets: number, example: string): CommandKind =>
    command({
      id,
      title,
      help: `Opens one: the prize in quotes, then minutes, the price of a ticket and the most of them, and options such as --winners 3 --subs --follow 7d.`,
      names: ['start', 'open'],
      examples: [example],
      role: 'moderator',
      arguments: { what: arg.rest('the prize, minutes, price, options').or('') },
      run: (call) => start(call, call.args.what, mostTickets),
    });
  const drawingNow = (id: string): CommandKind =>
    command({
      id,
      title: 'Draw the winners',
      help: 'Ends it and draws the winners.',
      names: ['draw', 'end'],
      examples: ['draw'],
      role: 'moderator',
      run: drawNow,
    });
  const telling = (id: string): CommandKind =>
    command({
      id,
      title: 'How it stands',
      help: 'Tells what is to be won, how many are in, and your chance.',
      names: ['status', 'info'],
      examples: ['status'],
      run: status,
    });
  const cancelling = (id: string): CommandKind =>
    command({
      id,
      title: 'Cancel it',
      help: 'Ends it without a winner; all tickets are given back.',
      names: ['cancel'],
      examples: ['cancel'],
      role: 'moderator',
      run: cancel,
    });
  const enterWith = (call: CommandCall, typed: string) =>
    refusingSoon(() => desk.enter(call, readTickets(typed.trim())));

  return [
    command({
      id: 'giveaways.giveaway',
      title: 'Giveaway',
      help: 'Tells what can be won just now; moderators start and draw giveaways with it.',
      names: ['giveaway', 'giveaways'],
      examples: ['giveaway'],
      run: status,
      subcommands: [
        starting('giveaways.start', 'Start a giveaway', 1, 'start "A fresh loaf" 5 --winners 2'),
        telling('giveaways.status'),
        command({
          id: 'giveaways.close',
          title: 'Close it',
          help: 'Takes nobody in any more, and draws nobody yet.',
          names: ['close', 'stop'],
          examples: ['close'],
          role: 'moderator',
          run: close,
        }),
        drawingNow('giveaways.draw'),
        command({
          id: 'giveaways.reroll',
          title: 'Draw another winner',
          help: 'Draws another one in the place of a winner.',
          names: ['reroll', 'redraw'],
          examples: ['reroll'],
          role: 'moderator',
          arguments: { winner: arg.viewer('whose place is drawn again').optional() },
          run: (call) => redraw(call as unknown as CommandCall, call.args.winner),
        }),
        cancelling('giveaways.cancel'),
      ],
    }),
    command({
      id: 'giveaways.raffle',
      title: 'Raffle',
      help: 'Enters the giveaway that is open, with so many tickets.',
      names: ['raffle', 'joinraffle'],
      examples: ['raffle', 'joinraffle'],
      arguments: { tickets: arg.rest('how many tickets', 40).or('') },
      run: (call) => enterWith(call as unknown as CommandCall, call.args.tickets),
      subcommands: [
        starting('giveaways.raffle.start', 'Start a raffle', RAFFLE_TICKETS, 'start "A fresh loaf" 10 25 4'),
        telling('giveaways.raffle.status'),
        drawingNow('giveaways.raffle.draw'),
        cancelling('giveaways.raffle.cancel'),
      ],
    }),
    command({
      id: 'giveaways.ticket',
      title: 'Buy tickets',
      help: 'Takes tickets for the giveaway that is open; each is another chance.',
      names: ['ticket', 'tickets'],
      examples: ['ticket 3', 'ticket', 'ticket all'],
      arguments: { tickets: arg.rest('how many', 40).or('') },
      run: (call) =>
        enterWith(call as unknown as CommandCall, call.args.tickets.trim() === '' ? '1' : call.args.tickets),
    }),
    command({
      id: 'giveaways.leave',
      title: 'Leave the giveaway',
      help: 'Takes you out of the giveaway, and gives back what your tickets cost.',
      names: ['leaveraffle', 'leavegiveaway'],
      examples: ['leaveraffle'],
      run: (call) => desk.leave(call),
    }),
    command({
      id: 'giveaways.create',
      title: 'Prepare a raffle',
      help: 'Keeps a raffle for later: its title, the prize and how many winners, each in quotes where it has spaces.',
      names: ['createraffle', 'creategiveaway'],
      examples: ['createraffle "Friday raffle" "A fresh loaf" 2 weighted'],
      role: 'moderator',
      arguments: { what: arg.rest('title, prize, winners, weighted') },
      run: (call) =>
        refusing(() => {
          const made = giveaways.plan(readCreate(call.args.what, parts.claimSeconds()), call.caller.name);
          parts.record(chatDoer(call.caller), made);
          const { id, rules } = made.value;
          call.reply(`"${rules.title}" waits as number ${id}. ${parts.prefix()}startraffle ${id} opens it.`);
        }),
    }),
    command({
      id: 'giveaways.open',
      title: 'Open a prepared raffle',
      help: 'Opens a raffle that was prepared, by its number or title; the newest without.',
      names: ['startraffle'],
      examples: ['startraffle'],
      role: 'moderator',
      arguments: { which: arg.rest('its number or title', 100).or('') },
      run: (call) =>
        refusing(() => {
          parts.record(chatDoer(call.caller), giveaways.open(planned(call.args.which).id));
        }),
    }),
    command({
      id: 'giveaways.stop',
      title: 'Close the raffle',
      help: 'Takes nobody in any more, and draws nobody yet.',
      names: ['stopraffle'],
      examples: ['stopraffle'],
      role: 'moderator',
      run: close,
    }),
    command({
      id: 'giveaways.drawRaffle',
      title: 'Draw the raffle',
      help: 'Draws the winners of the raffle that runs.',
      names: ['drawraffle'],
      examples: ['drawraffle'],
      role: 'moderator',
      arguments: { which: arg.rest('its number, to be sure', 20).or('') },
      run: (call) =>
        refusingSoon(() => {
          const which = call.args.which.trim().replace(/^#/, '');
          const { id } = current.need();
          if (which !== '' && which !== String(id)) {
            throw new AppError('not_found', `Number ${which} does not run; it is number ${id}.`);
          }
          return drawNow(call as unknown as CommandCall);
        }),
    }),
    command({
      id: 'giveaways.cancelRaffle',
      title: 'Cancel the raffle',
      help: 'Ends the raffle without a winner; all tickets are given back.',
      names: ['cancelraffle'],
      examples: ['cancelraffle'],
      role: 'moderator',
      run: cancel,
    }),
  ];
}
