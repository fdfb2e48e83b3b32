export const texts = {
  title: 'About',
  intro: 'Version, licence and where things lie.',
} as const;
