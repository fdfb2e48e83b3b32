export const texts = {
  title: 'Log',
  intro: 'Everything that happened, newest first.',
} as const;
