import {
  type Icon,
  IconAd,
  IconBan,
  IconBroadcast,
  IconBroadcastOff,
  IconChartBar,
  IconClockPause,
  IconCrystalBall,
  IconDiamond,
  IconGift,
  IconHeart,
  IconSparkles,
  IconStar,
  IconTrain,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Happening } from '../../../../shared/contract/rehearsal.ts';

/** The fields that a happening can have. Each has its label in the texts. */
export type FieldName =
  | 'tier'
  | 'months'
  | 'text'
  | 'count'
  | 'anonymous'
  | 'bits'
  | 'viewers'
  | 'reward'
  | 'seconds';

export type HappeningField =
  | { name: FieldName; kind: 'number'; start: number; min: number; max: number }
  | { name: FieldName; kind: 'text'; start: string; max: number }
  | { name: FieldName; kind: 'switch'; start: boolean };

export type FieldValues = Readonly<Record<string, string | number | boolean>>;

export interface HappeningForm {
  what: Happening['what'];
  icon: Icon;
  fields: readonly HappeningField[];
  build(values: FieldValues): Happening;
}

const number = (name: FieldName, start: number, min: number, max: number): HappeningField => ({
  name,
  kind: 'number',
  start,
  min,
  max,
});
const text = (name: FieldName, start: string, max: number): HappeningField => ({
  name,
  kind: 'text',
  start,
  max,
});
const tier = number('tier', 1, 1, 3);

/** A field that was emptied counts as its least. */
const asNumber = (value: FieldValues[string] | undefined, least: number): number =>
  typeof value === 'number' ? value : least;
const asText = (value: FieldValues[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Everything that the stage can let happen, with the amounts that Twitch allows. */
export const HAPPENINGS: readonly HappeningForm[] = [
  { what: 'follow', icon: IconHeart, fields: [], build: () => ({ what: 'follow' }) },
  {
    what: 'sub',
    icon: IconStar,
    fields: [tier, number('months', 1, 1, 120), text('text', '', 400)],
    build: (values) => ({
      what: 'sub',
      tier: asNumber(values['tier'], 1),
      months: asNumber(values['months'], 1),
      text: asText(values['text']),
    }),
  },
  {
    what: 'gift',
    icon: IconGift,
    fields: [number('count', 5, 1, 200), tier, { name: 'anonymous', kind: 'switch', start: false }],
    build: (values) => ({
      what: 'gift',
      count: asNumber(values['count'], 1),
      tier: asNumber(values['tier'], 1),
      anonymous: values['anonymous'] === true,
    }),
  },
  {
    what: 'cheer',
    icon: IconDiamond,
    fields: [number('bits', 100, 1, 100_000), text('text', '', 300)],
    build: (values) => ({ what: 'cheer', bits: asNumber(values['bits'], 1), text: asText(values['text']) }),
  },
  {
    what: 'raid',
    icon: IconUsersGroup,
    fields: [number('viewers', 50, 1, 100_000)],
    build: (values) => ({ what: 'raid', viewers: asNumber(values['viewers'], 1) }),
  },
  {
    what: 'redemption',
    icon: IconSparkles,
    fields: [text('reward', 'Hydrate', 45), text('text', '', 200)],
    build: (values) => ({
      what: 'redemption',
      reward: asText(values['reward']),
      text: asText(values['text']),
    }),
  },
  { what: 'poll', icon: IconChartBar, fields: [], build: () => ({ what: 'poll' }) },
  { what: 'prediction', icon: IconCrystalBall, fields: [], build: () => ({ what: 'prediction' }) },
  { what: 'hypeTrain', icon: IconTrain, fields: [], build: () => ({ what: 'hypeTrain' }) },
  {
    what: 'ad',
    icon: IconAd,
    fields: [number('seconds', 60, 30, 180)],
    build: (values) => ({ what: 'ad', seconds: asNumber(values['seconds'], 30) }),
  },
  { what: 'ban', icon: IconBan, fields: [], build: () => ({ what: 'ban' }) },
  {
    what: 'timeout',
    icon: IconClockPause,
    fields: [number('seconds', 600, 1, 1_209_600)],
    build: (values) => ({ what: 'timeout', seconds: asNumber(values['seconds'], 1) }),
  },
  { what: 'streamOn', icon: IconBroadcast, fields: [], build: () => ({ what: 'streamOn' }) },
  { what: 'streamOff', icon: IconBroadcastOff, fields: [], build: () => ({ what: 'streamOff' }) },
];
