import { type PackShelf, packsContract } from '../../../shared/contract/packs.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { chatDoer, type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { streamerTimeZone } from '../../engine/zonedTime.ts';
import { type SeasonDesk, seasonCommands, seasonVariable } from './commands.ts';
import { Content } from './content.ts';
import { Deck } from './deck.ts';
import { packIdOf, readPack, writePack } from './files.ts';
import { BAKERY } from './ours/bakery.ts';
import { GENERAL } from './ours/general.ts';
import { dayIn, seasonOn } from './seasons.ts';
import { packsSettings } from './settings.ts';
import { Shelf } from './shelf.ts';
import { PackStore } from './store.ts';

/** Changes that come in a row are told once, in milliseconds. */
const GATHER_MS = 50;
/** Midnight is noticed so much late at most, in milliseconds. */
const LOOK_EVERY = 60_000;

/** The content that games are played with: questions, words to guess, seasons, lines. */
export const packsFeature = defineFeature({
  contract: packsContract,
  title: 'Packs',
  description: 'Questions, words to guess, seasons and lines that games and texts draw from.',
  group: 'audience',
  settings: { version: 1, schema: packsSettings },
  setup(ctx) {
    const store = new PackStore(ctx.db);
    store.tidy();
    let revision = 0;
    let gathering = false;
    const tell = (): void => {
      if (gathering) return;
      gathering = true;
      ctx.after(GATHER_MS, () => {
        gathering = false;
        ctx.push('shelf', shown());
      });
    };
    const shelf: Shelf = new Shelf({
      store,
      ours: [BAKERY, GENERAL],
      log: ctx.log,
      changed: () => {
        revision += 1;
        content.refresh();
        tell();
      },
    });
    const content = new Content(() => shelf.all(), new Deck(store));

    const choice = (): string => ctx.settings.value.season;
    const now = (): string => {
      const known = content.allSeasons();
      if (choice() !== 'auto') return known.find(({ id }) => id === choice())?.id ?? '';
      return seasonOn(known, dayIn(ctx.clock.now(), streamerTimeZone(ctx.engine.settings)))?.id ?? '';
    };
    const title = (id: string): string => content.allSeasons().find((one) => one.id === id)?.title ?? id;
    const setSeason = (season: string): Made<null> => {
      const known = content.allSeasons().map(({ id }) => id);
      if (!['auto', 'none', ...known].includes(season)) {
        throw new AppError(
          'not_found',
          `There is no season "${season}". There is ${['auto', 'none', ...known].join(', ')}.`,
        );
      }
      const before = choice();
      ctx.settings.update({ season });
      return {
        value: null,
        text: `Set the season to ${season}`,
        undo: () => {
          if (choice() !== season) {
            throw new AppError('conflict', 'The season was changed again since then. Choose it by hand.');
          }
          ctx.settings.update({ season: before });
        },
      };
    };
    const shown = (): PackShelf => ({
      packs: shelf.infos(),
      season: {
        choice: choice(),
        now: now(),
        known: content.allSeasons().map(({ id, title: name }) => ({ id, title: name })),
      },
      revision,
    });

    ctx.onStop(ctx.settings.onChange(tell));
    let told = now();
    ctx.every(LOOK_EVERY, () => {
      if (now() === told) return;
      told = now();
      tell();
    });

    ctx.provide('packs', content);
    ctx.provide('packLines', content);
    ctx.provide('seasons', { now, title });

    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const seasons: SeasonDesk = {
      choice,
      now,
      title,
      known: () => content.allSeasons().map(({ id }) => id),
      choose: (season, caller) => void record(chatDoer(caller), setSeason(season)),
    };
    for (const kind of seasonCommands(seasons)) ctx.registries.commands.add(kind);
    ctx.registries.variables.add(seasonVariable(seasons));

    const by = (caller: { name: string }, made: Made<unknown>) => ({ undo: record(panelDoer(caller), made) });
    return {
      handlers: {
        open: ({ pack }) => ({ pack: shelf.need(pack) }),
        enable: ({ pack, enabled }, caller) => by(caller, shelf.enable(pack, enabled)),
        create: (head, caller) => {
          const empty = { ...head, questions: [], words: [], seasons: [], lines: [] };
          const made = shelf.add(empty, packIdOf(head.title), `Made the pack ${head.title}`);
          return { ...by(caller, made), pack: made.value };
        },
        copy: ({ pack, title: name }, caller) => {
          const { id: _id, enabled: _enabled, ours: _ours, changed: _changed, ...rest } = shelf.need(pack);
          const made = shelf.add(
            { ...rest, title: name },
            packIdOf(name),
            `Copied the pack ${rest.title} to ${name}`,
          );
          return { ...by(caller, made), pack: made.value };
        },
        describe: ({ pack, head }, caller) => by(caller, shelf.describe(pack, head)),
        save: ({ pack, was, entry }, caller) => {
          const made = shelf.save(pack, was, entry);
          return { ...by(caller, made), id: made.value };
        },
        remove: ({ pack, kind, ids }, caller) => by(caller, shelf.remove(pack, kind, ids)),
        reset: ({ pack }, caller) => by(caller, shelf.reset(pack)),
        drop: ({ pack }, caller) => by(caller, shelf.drop(pack)),
        exportPack: ({ pack }) => ({
          fileName: `emcee-pack-${pack}.json`,
          text: writePack(shelf.need(pack)),
        }),
        importPack: ({ text }, caller) => {
          const { id, ...rest } = readPack(text);
          const made = shelf.add(rest, id, `Imported the pack ${rest.title}`);
          return { ...by(caller, made), pack: made.value, title: rest.title };
        },
        setSeason: ({ season }, caller) => by(caller, setSeason(season)),
      },
      snapshots: { shelf: shown },
      api: null,
    };
  },
});
