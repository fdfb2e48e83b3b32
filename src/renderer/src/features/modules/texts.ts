export const texts = {
  title: 'Modules',
  intro: 'What Emcee can do, each with its own switch.',
} as const;
