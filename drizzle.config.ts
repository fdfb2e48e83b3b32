import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name what_it_does` writes the next migration; it needs no network and no database. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/main/**/schema.ts',
  out: './drizzle',
});
