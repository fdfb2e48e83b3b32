export const texts = {
  title: 'Home',
  intro: 'What is on, and what to do next.',
} as const;
