/**
 * The direction: shared <- engine <- features, integrations, twitch, rehearsal <- app.ts <- index.ts | headless.ts.
 * `electron/` and `node/` only implement ports.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
const config = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that import each other cannot be understood one at a time. A page that is loaded when it is opened is no part of a circle.',
      from: { path: '^(src|bench|scripts)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      comment: 'src/shared is imported by everyone and imports nobody.',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'engine-knows-no-feature',
      severity: 'error',
      comment: 'The engine knows no feature by name, no door and no foreign service.',
      from: { path: '^src/main/engine/' },
      to: { path: '^src/', pathNot: '^src/(shared|main/engine)/' },
    },
    {
      name: 'features-stand-on-the-engine',
      severity: 'error',
      comment: 'A feature uses shared, engine, and other features through their index.ts.',
      from: { path: '^src/main/(features|integrations)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^src/', pathNot: '^src/(shared|main/(engine|features|integrations))/' },
    },
    {
      name: 'features-meet-at-their-index',
      severity: 'error',
      comment: "Another feature's inside is its own: import its index.ts, and name it in dependsOn.",
      from: { path: '^src/main/features/([^/]+)/' },
      to: {
        path: '^src/main/features/[^/]+/',
        pathNot: ['^src/main/features/$1/', '^src/main/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'nobody-imports-integrations',
      severity: 'error',
      comment: 'Integrations listen to facts; only app.ts lists them.',
      from: { path: '^src/', pathNot: '^src/main/(integrations/|app\\.ts$)' },
      to: { path: '^src/main/integrations/' },
    },
    {
      name: 'twitch-and-rehearsal-are-adapters',
      severity: 'error',
      comment: 'They stand on the engine; the rehearsal does not know the client that it is talked to by.',
      from: { path: '^src/main/(twitch|rehearsal)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^src/', pathNot: '^src/(shared|main/engine|main/$1)/' },
    },
    {
      name: 'rpc-stands-on-the-engine',
      severity: 'error',
      from: { path: '^src/main/rpc/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^src/', pathNot: '^src/(shared|main/(engine|rpc))/' },
    },
    {
      name: 'electron-in-its-place',
      severity: 'error',
      comment:
        'Only the desktop entry imports electron for its values; src/main/electron and the preload know its types.',
      from: { path: '^(src|bench|scripts)/', pathNot: '^src/(main/index\\.ts$|main/electron/|preload/)' },
      to: {
        path: '(^|/)(electron|electron-store|electron-updater)(/|$)',
        dependencyTypes: ['npm', 'npm-dev'],
      },
    },
    {
      name: 'renderer-stays-in-the-browser',
      severity: 'error',
      comment: 'The panel knows the engine only through the contract.',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'no-node-in-the-renderer',
      severity: 'error',
      from: { path: '^src/(renderer|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-does-not-need-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { path: '(\\.test\\.tsx?$|/testing/|^e2e/|^bench/)' },
    },
    { name: 'all-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};

export default config;
