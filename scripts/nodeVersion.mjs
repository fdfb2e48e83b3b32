// Must stay plain enough for any Node to read: it is what tells an old one from a new one.
const [major] = process.versions.node.split('.').map(Number);

if (major < 24) {
  console.error(
    `Emcee needs Node 24, and this is ${process.versions.node}. "npm ci" brings the right one along: ` +
      'start through "npm start" or "npm run headless" instead of calling node yourself.',
  );
  process.exit(1);
}
