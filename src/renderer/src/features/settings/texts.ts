export const texts = {
  title: 'Settings',
  intro: 'How each module behaves, where the data lies, and its backups.',
} as const;
