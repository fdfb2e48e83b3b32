import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { WordCall } from '../../../engine/games/rules.ts';
import type { TableView } from '../../../engine/games/table.ts';
import { nextMatch, roundTitle } from './bracket.ts';
import {
  answer,
  bracketWords,
  goOn,
  mayAnswer,
  nameOf,
  startPlay,
  type TournamentTable,
  walkOut,
} from './tournamentMatches.ts';
import {
  type TournamentSettings,
  type TournamentState,
  tournamentOdds,
  tournamentSchema,
  tournamentSettings,
} from './tournamentPlan.ts';

type TournamentDesk = Desk<TournamentState, TournamentSettings>;

function openTournament(desk: TournamentDesk, host: Person | null, fee: number): void {
  const { settings, prefix } = desk;
  const costs = fee > 0 ? ` for ${desk.words(fee)}` : '';
  if (fee > 0) desk.currency();
  desk.open({
    host: host && { id: host.id, login: host.login, name: host.name },
    state: { fee, play: null },
    ring: settings.lobbySeconds * 1000,
    text: `A tournament is open: ${prefix}join${costs} within ${settings.lobbySeconds} seconds. Up to ${settings.mostPlayers} can play.`,
  });
}

function join(table: TournamentTable, { person, typed, stake, reply }: WordCall): void {
  const { fee } = table.state;
  if (typed !== null && typed !== fee) {
    const entry = fee === 0 ? 'Entry is free' : `Entry is ${table.words(fee)}`;
    throw new AppError('bad_input', `${entry} for everybody: just ${table.world.prefix}join.`);
  }
  if (table.players.length >= table.settings.mostPlayers)
    throw new AppError('conflict', 'The tournament is full.');
  if (fee > 0) stake({ leastStake: fee, mostStake: fee });
  table.seat(person, fee);
  reply(`You are in, as number ${table.players.length}.`);
  if (table.players.length >= table.settings.mostPlayers) startPlay(table);
}

/** The one that is open or played. */
function theOne(desk: TournamentDesk): TournamentTable {
  const [running] = desk.tables();
  if (running) return running;
  throw new AppError('not_found', 'No tournament is open just now.');
}

function howItStands(desk: TournamentDesk): string {
  const { state, players } = theOne(desk);
  if (state.play) return bracketWords(state.play);
  const costs = state.fee > 0 ? ` for ${desk.words(state.fee)}` : '';
  return `${players.length} ${players.length === 1 ? 'player is' : 'players are'} in so far; ${desk.prefix}join${costs}.`;
}

function commandsOf(desk: TournamentDesk): CommandKind[] {
  const tells = [{ bucket: 'everyone', uses: 1, seconds: 5 }] as const;
  return [
    command({
      id: 'games.tournament.bracket',
      title: 'Bracket',
      help: 'Tells who plays whom in the tournament.',
      names: ['bracket'],
      examples: ['bracket'],
      cooldowns: tells,
      run: (call) => refusing(() => call.reply(howItStands(desk))),
    }),
    command({
      id: 'games.tournament',
      title: 'Tournament',
      help: 'Tells how the tournament stands; moderators start, begin and cancel it.',
      names: ['tournament', 'tourney'],
      examples: ['tournament'],
      cooldowns: tells,
      subcommands: [
        command({
          id: 'games.tournament.start',
          title: 'Open a tournament',
          help: 'Opens a tournament that viewers can join, with this entry stake or the usual one.',
          names: ['start'],
          examples: ['start', 'start 100', 'start 0'],
          role: 'moderator',
          arguments: { stake: arg.whole('the entry stake, 0 for free', 0, 1_000_000).optional() },
          run: (call) =>
            refusing(() => openTournament(desk, call.caller, call.args.stake ?? desk.settings.fee)),
        }),
        command({
          id: 'games.tournament.go',
          title: 'Begin the tournament',
          help: 'Begins the matches now, with those who are in.',
          names: ['go', 'begin'],
          examples: ['go'],
          role: 'moderator',
          run: () =>
            refusing(() =>
              desk.at(theOne(desk).id, (table) => {
                if (table.state.play) throw new AppError('conflict', 'The matches have begun already.');
                startPlay(table);
              }),
            ),
        }),
        command({
          id: 'games.tournament.cancel',
          title: 'Cancel the tournament',
          help: 'Ends the tournament and gives all stakes back.',
          names: ['cancel'],
          examples: ['cancel'],
          role: 'moderator',
          run: () =>
            refusing(() =>
              desk.at(theOne(desk).id, (table) => {
                table.cancel(`The tournament is called off.${table.pot > 0 ? ' All stakes go back.' : ''}`);
              }),
            ),
        }),
      ],
      run: (call) => refusing(() => call.reply(howItStands(desk))),
    }),
  ];
}

function show(table: TournamentTable): TableView {
  const { state, players, settings } = table;
  const { fee, play } = state;
  const entry = { name: 'Entry', value: fee > 0 ? table.words(fee) : 'Free' };
  const ways = { name: 'Decided by', value: settings.play === 'dice' ? 'Dice' : 'Quiz' };
  if (!play) {
    const joined = { name: 'In', value: `${players.length} of ${settings.mostPlayers}` };
    return { phase: 'Players join', facts: [entry, joined, ways] };
  }
  const now = nextMatch(play.bracket);
  const asked = play.asked ? [{ name: 'Question', value: play.asked.text }] : [];
  return {
    phase: now ? roundTitle(play.bracket, now.round) : 'Over',
    facts: [entry, ways, ...asked],
    rounds: play.bracket.map((matches, round) => ({
      title: roundTitle(play.bracket, round),
      matches: matches.map(({ sides: [one, other], winner }, match) => ({
        sides: [nameOf(play, one) || null, nameOf(play, other) || null] as const,
        winner,
        // Nobody plays a bye, also while the round waits to begin.
        now: now?.round === round && now.match === match && one !== null && other !== null,
      })),
    })),
  };
}

export const tournament = game<TournamentState, typeof tournamentSettings>({
  id: 'tournament',
  title: 'Tournament',
  help: 'Everybody against everybody, two at a time, until one is left. For any number from 2 to 64; who has nobody to play goes through.',
  examples: ['tournament start 100', 'join', 'bracket', 'leave', 'tournament cancel'],
  group: 'crowd',
  settings: tournamentSettings,
  odds: tournamentOdds,
  oddsNote:
    'Places in the bracket are drawn by lot, byes included, so that everybody begins with the same chance. In a quiz, knowledge decides.',
  commands: commandsOf,
  table: {
    atOnce: 'channel',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is TournamentState => tournamentSchema.safeParse(state).success,
    begin: (desk) => openTournament(desk, null, desk.settings.fee),
    offers(table, person) {
      if (table.player(person.id)) return ['leave'];
      return table.state.play ? [] : ['join'];
    },
    said(table, word, call) {
      const { play, fee } = table.state;
      if (word === 'join') join(table, call);
      else if (play) walkOut(table, play, call.person.id);
      else {
        table.leave(call.person.id);
        call.reply(fee > 0 ? 'You are out, and have your stake back.' : 'You are out.');
      }
    },
    timeUp(table) {
      const { play } = table.state;
      if (play) goOn(table, play);
      else startPlay(table);
    },
    listens: {
      concerns: ({ state: { play } }, { user }) => play !== null && mayAnswer(play, user.id),
      hear(table, { user, words }) {
        const { play } = table.state;
        return play && answer(table, play, user.id, words) ? 'taken' : 'passed';
      },
    },
    show,
  },
});
