import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import type { Kept } from '../../engine/kept.ts';
import { calculate } from '../../engine/reckoning/calculate.ts';
import { spanWords } from '../../engine/reckoning/spans.ts';
import { andThen } from '../../engine/texts/soon.ts';
import { streamerTimeZone, zoneText } from '../../engine/zonedTime.ts';
import { convert, readConversion } from './convert.ts';
import { placeNamed } from './places.ts';
import type { WeatherNow } from './providers.ts';
import type { Services } from './services.ts';
import type { InformationSettings } from './settings.ts';
import { numberText } from './units.ts';
import { channelOf, fromTwitch, type InformationContext } from './world.ts';

const SHARED = [{ bucket: 'everyone' as const, uses: 3, seconds: 10 }];
const DAY = 86_400;

/** Time, sums, units, money, weather, and the bot itself. */
export function toolCommands(ctx: InformationContext, kept: Kept, services: Services): CommandKind[] {
  const { engine } = ctx;
  const now = (): number => ctx.clock.now();
  return [
    command({
      id: 'information.accountage',
      title: 'Account age',
      help: 'Tells how old an account on Twitch is.',
      examples: ['accountage', 'accountage @robin'],
      names: ['accountage'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 15 }],
      arguments: { who: arg.viewer('whose account').optional() },
      run: async ({ args, caller, reply }) => {
        const who = args.who ?? caller;
        const [profile] = await fromTwitch(ctx, () =>
          kept.get(`profile ${who.id}`, DAY, () => engine.twitch.api.users.byIds([who.id])),
        );
        if (!profile) return { refused: `Twitch does not know ${who.name} any more.` };
        const since = zoneText(profile.createdAt, streamerTimeZone(engine.settings), {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        });
        const whose = who.id === caller.id ? 'Your account' : `The account of ${who.name}`;
        reply(`${whose} is ${spanWords(profile.createdAt, now())} old, since ${since}.`);
        return undefined;
      },
    }),
    command({
      id: 'information.time',
      title: 'Time',
      help: 'Tells the time in a city or time zone, or where the streamer is.',
      examples: ['time', 'time Tokyo', 'time Europe/Berlin'],
      names: ['time'],
      cooldowns: SHARED,
      arguments: { place: arg.rest('a larger city or a time zone', 80).optional() },
      run: ({ args, reply }) => {
        const place =
          args.place === null
            ? { name: 'the streamer is', zone: streamerTimeZone(engine.settings) }
            : placeNamed(args.place);
        if (!place) {
          return {
            refused: `I do not know where "${args.place}" is. Name a larger city near it, or a time zone such as Europe/Berlin.`,
          };
        }
        const time = zoneText(now(), place.zone, {
          weekday: 'long',
          hour: '2-digit',
          minute: '2-digit',
          hour12: usesTwelveHours(ctx),
        });
        reply(`It is ${time} ${args.place === null ? 'where' : 'in'} ${place.name}.`);
        return undefined;
      },
    }),
    command({
      id: 'information.convert',
      title: 'Convert',
      help: 'Turns lengths, weights, temperatures, other units and money into each other.',
      examples: ['convert 10 km to miles', 'convert 72 F to C', 'convert $100 CAD'],
      names: ['convert'],
      cooldowns: SHARED,
      arguments: { what: arg.rest('an amount, its unit, and the other unit', 100) },
      run: ({ args, reply }) =>
        andThen(convert(readConversion(args.what), services.rates), (text) => {
          reply(text);
          return undefined;
        }),
    }),
    command({
      id: 'information.math',
      title: 'Sum',
      help: 'Works out a sum, with brackets, powers, roots and the like.',
      examples: ['math 2 + 3 * 4', 'math sqrt(2) ^ 10'],
      names: ['math', 'calc'],
      cooldowns: SHARED,
      arguments: { sum: arg.rest('the sum', 200) },
      run: ({ args, reply }) =>
        refusing(() => {
          const result = calculate(args.sum);
          if (!Number.isFinite(result)) throw new AppError('bad_input', 'That goes beyond all numbers.');
          reply(`${args.sum} = ${exactText(result)}`);
        }),
    }),
    command({
      id: 'information.weather',
      title: 'Weather',
      help: 'Tells the weather in a place, or where the streamer has set it.',
      examples: ['weather Berlin', 'weather Paris, US'],
      names: ['weather'],
      cooldowns: SHARED,
      arguments: { place: arg.rest('a place; with a country behind a comma', 80).optional() },
      run: async ({ args, reply }) => {
        const place = args.place ?? ctx.settings.value.weatherPlace;
        if (place === '') return { refused: 'Name a place, such as Berlin.' };
        const weather = await services.weather(place);
        if (!weather) return { refused: `I do not find a place called "${place}".` };
        reply(weatherText(weather, ctx.settings.value.temperature));
        return undefined;
      },
    }),
    command({
      id: 'information.steam',
      title: 'Game on Steam',
      help: 'Links to a game in the shop of Steam, to the one that is played when none is named.',
      examples: ['steam', 'steam Celeste'],
      names: ['steam'],
      cooldowns: SHARED,
      arguments: { game: arg.rest('the name of a game', 100).optional() },
      run: async ({ args, reply }) => {
        const game = args.game ?? engine.twitch.state.info?.category.name ?? '';
        if (game === '') return { refused: 'No game is set. Name one.' };
        const pages = await services.shop(game);
        const page = pages.find(({ name }) => sameGame(name, game));
        // A category such as "Just Chatting" is no game: only who names one gets the next best.
        const best = page ?? (args.game === null ? null : (pages[0] ?? null));
        if (!best) return { refused: `I do not find ${game} on Steam.` };
        reply(`${best.name} on Steam: ${best.url}`);
        return undefined;
      },
    }),
    command({
      id: 'information.ping',
      title: 'Ping',
      help: 'Tells whether the bot is awake, and how fast Twitch answers it.',
      examples: ['ping'],
      names: ['ping'],
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 10 }],
      run: async ({ reply }) => {
        const { id } = channelOf(ctx);
        const start = ctx.clock.elapsed();
        try {
          await fromTwitch(ctx, () => engine.twitch.api.channel.streams([id]));
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          reply(`I am awake, but Twitch is not quite: ${thrown.message}`);
          return;
        }
        reply(`I am awake. Twitch answered me in ${Math.round(ctx.clock.elapsed() - start)} ms.`);
      },
    }),
    command({
      id: 'information.emcee',
      title: 'About the bot',
      help: 'Tells which bot this is and how long it has been running.',
      examples: ['emcee'],
      names: ['emcee', 'version'],
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 10 }],
      run: ({ reply }) =>
        reply(`This is Emcee ${ctx.host.version}, running for ${spanWords(engine.startedAt, now())}.`),
    }),
  ];
}

export function weatherText(weather: WeatherNow, unit: InformationSettings['temperature']): string {
  const { place, sky, temperature, feelsLike, humidity, wind } = weather;
  const feels =
    Math.round(feelsLike) === Math.round(temperature) ? '' : ` (feels like ${degrees(feelsLike, unit)})`;
  return `${place}: ${degrees(temperature, unit)}${feels}, ${sky}, wind ${Math.round(wind)} km/h, humidity ${Math.round(humidity)}%.`;
}

function degrees(celsius: number, unit: InformationSettings['temperature']): string {
  const c = `${whole(celsius)} °C`;
  const f = `${whole((celsius * 9) / 5 + 32)} °F`;
  if (unit === 'both') return `${c} / ${f}`;
  return unit === 'celsius' ? c : f;
}

/** Never `-0`. */
function whole(value: number): string {
  return String(Math.round(value) || 0);
}

function exactText(value: number): string {
  const tidy = Number(value.toPrecision(12));
  return Math.abs(tidy) >= 1e15 || (tidy !== 0 && Math.abs(tidy) < 1e-6) ? numberText(tidy) : String(tidy);
}

function sameGame(one: string, other: string): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^the\s+/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(one) === plain(other);
}

/** As the streamer has set it for times in texts. */
function usesTwelveHours({ engine }: InformationContext): boolean {
  return engine.settings.values('texts')['clock'] === '12';
}
