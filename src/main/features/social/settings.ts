import { z } from 'zod';

const textSchema = z.string().trim().max(450);

export const socialSettings = z.object({
  tellCounts: z
    .boolean()
    .default(true)
    .meta({ title: 'Tell how often', description: 'Adds to a hug how many the viewer has had by now.' }),
  lurkText: textSchema
    .default('$(user) makes it cosy and lurks. Thank you for being here!')
    .meta({ title: 'Said to who lurks', description: '$(reason) is what the viewer gave as the reason.' }),
  backText: textSchema
    .default('Welcome back, $(user)! You lurked for $(lurked).')
    .meta({ title: 'Said to who is back', description: '$(lurked) is how long it was.' }),
  whenTalking: z.enum(['stay', 'end', 'welcome']).default('end').meta({
    title: 'When a lurker talks',
    description: 'stay: they go on lurking. end: it ends quietly. welcome: it ends with the text above.',
  }),
  endWithStream: z
    .boolean()
    .default(true)
    .meta({ title: 'Nobody lurks after the stream', description: 'All lurking ends when the stream does.' }),
  shoutoutText: textSchema.default('Go and visit $(name) at $(link), last seen with $(game)!').meta({
    title: 'Shoutout',
    description: 'May use $(name), $(link), $(game) and $(streamtitle) of the channel that is meant.',
  }),
  shoutoutTextNoGame: textSchema
    .default('Go and visit $(name) at $(link)!')
    .meta({ title: 'Shoutout without a game', description: 'For a channel that has not streamed yet.' }),
  twitchShoutout: z.boolean().default(true).meta({
    title: "Give Twitch's shoutout too",
    description:
      'Twitch allows one in 2 minutes, one an hour for the same channel, and only while you are live. The text is said anyway.',
  }),
});
