export const texts = {
  title: 'API',
  intro: 'The panel in a browser, and HTTP calls for scripts and buttons.',
} as const;
