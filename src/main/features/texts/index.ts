import { textsContract } from '../../../shared/contract/texts.ts';
import { defineFeature } from '../../engine/feature.ts';
import { tryOccasion } from './tryOccasion.ts';
import { vocabularyOf } from './vocabulary.ts';
import { settingsSchema } from './world.ts';

/** Changes that come in a row are told once, in milliseconds. */
const GATHER_MS = 200;

/** The language of texts: its variables, its help and its playground. */
export const textsFeature = defineFeature({
  contract: textsContract,
  title: 'Texts',
  description: 'Fills $(user), $(random 1 6) and many more into what the bot says.',
  group: 'chat',
  required: true,
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { variables } = ctx.registries;
    for (const kind of vocabularyOf(ctx)) variables.add(kind);

    const describe = () => ({ count: variables.list().length });
    let gathering = false;
    variables.onChange(() => {
      if (gathering) return;
      gathering = true;
      ctx.after(GATHER_MS, () => {
        gathering = false;
        ctx.push('changed', describe());
      });
    });

    return {
      handlers: {
        list: () => ({
          variables: variables.list().map((kind) => ({
            id: kind.id,
            name: kind.name,
            aliases: [...kind.aliases],
            title: kind.title,
            help: kind.help,
            group: kind.group,
            feature: variables.ownerOf(kind.id) ?? '',
            arguments: kind.arguments.map((argument) => ({ ...argument })),
            takesOptions: kind.takesOptions,
            filter: kind.filter ?? false,
            examples: kind.examples.map((example) => ({ ...example })),
          })),
        }),
        check: ({ source, known }) => ({
          problems: ctx.engine.texts
            .check(source, known)
            .map(({ from, to, message, warning }) => ({ from, to, message, warning: warning ?? false })),
        }),
        try: async ({ source, ...given }) => {
          const { text, problems } = await ctx.engine.texts.try(source, await tryOccasion(ctx, given));
          return { text, problems: [...problems] };
        },
      },
      snapshots: { changed: describe },
      api: null,
    };
  },
});
