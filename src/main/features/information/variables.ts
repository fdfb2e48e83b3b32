import { AppError } from '../../../shared/rpc/errors.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import { convert, readConversion } from './convert.ts';
import type { Services } from './services.ts';
import { weatherText } from './toolCommands.ts';
import type { InformationContext } from './world.ts';

const GROUP = 'Information';

export function informationVariables(ctx: InformationContext, services: Services): VariableKind[] {
  return [
    variable({
      id: 'information.convert',
      name: 'convert',
      title: 'Units and money',
      help: 'Turns an amount into another unit or currency.',
      group: GROUP,
      outside: true,
      arguments: [{ name: 'what', help: 'Such as 10 km to miles.', required: true }],
      examples: [
        { text: '$(convert 10 km to miles)', gives: '10 kilometres = 6.21371 miles' },
        { text: '$(convert 10 km to euros|no idea)', gives: 'no idea' },
      ],
      value: ({ rest }) => convert(readConversion(rest), services.rates),
    }),
    variable({
      id: 'information.weather',
      name: 'weather',
      title: 'Weather',
      help: 'The weather in a place, or where you have set it.',
      group: GROUP,
      outside: true,
      arguments: [{ name: 'place', help: 'Such as Berlin.', required: false }],
      examples: [{ text: '$(weather Berlin|who knows)', gives: 'who knows' }],
      value: async ({ rest }) => {
        const place = rest === '' ? ctx.settings.value.weatherPlace : rest;
        if (place === '') throw new AppError('not_found', 'Name a place, or set one under Settings.');
        const weather = await services.weather(place);
        if (!weather) throw new AppError('not_found', `There is no place called "${place}".`);
        return weatherText(weather, ctx.settings.value.temperature);
      },
    }),
  ];
}
