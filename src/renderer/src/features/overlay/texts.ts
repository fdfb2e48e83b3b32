export const texts = {
  title: 'Overlay',
  intro: 'The page that OBS shows on your stream.',
} as const;
