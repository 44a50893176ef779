// Builds what a user runs into dist/, and with --tests everything the tests run into out/test/.
// With --bench it builds what npm run bench runs: the server as users get it, and what it is compared with.
//   node esbuild.mjs [--production] [--tests] [--bench] [--watch]
import { build, context } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production') || flags.has('--bench');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** One place says where the project lives; documentation links in diagnostics follow it. */
const repositoryUrl = manifest.repository.url.replace(/\.git$/, '');

/** CommonJS, because an ESM bundle with `yaml` fails at load. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  define: {
    'process.env.RELAY_WORKFLOWS_VERSION': JSON.stringify(manifest.version),
    'process.env.RELAY_WORKFLOWS_REPOSITORY': JSON.stringify(repositoryUrl),
  },
};

const product = [
  { ...common, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist' },
  { ...common, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
];

/** Tests keep their packages outside the bundle, so one copy of each is loaded and stack traces stay readable. */
const tests = {
  ...common,
  entryPoints: [
    'test/**/*.test.ts',
    'test/host/*.ts',
    'test/relayApi/main.ts',
    'test/extension/index.ts',
    'test/conformance/main.ts',
    'test/fuzz/main.ts',
    'test/ui/pictures.ts',
  ].filter((entry) => entry.includes('*') || existsSync(entry)),
  outdir: 'out/test',
  outbase: 'test',
  packages: 'external',
  external: ['vscode'],
  sourcemap: 'linked',
  minify: false,
};

const bench = [
  { ...tests, entryPoints: ['test/bench/main.ts'] },
  // Built like ours, so that only what the servers do differs.
  { ...common, entryPoints: ['test/bench/reparsingServer.ts'], outdir: 'out/test', outbase: 'test' },
];

await rm('dist', { recursive: true, force: true });
const targets = [...product, ...(flags.has('--tests') ? [tests] : []), ...(flags.has('--bench') ? bench : [])];
if (flags.has('--tests')) await rm('out/test', { recursive: true, force: true });

if (flags.has('--watch')) {
  for (const options of targets) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  const [server] = await Promise.all(targets.map((options) => build({ ...options, metafile: true })));
  if (flags.has('--bench')) {
    await mkdir('out/test/bench', { recursive: true });
    await writeFile('out/test/bench/server.meta.json', JSON.stringify(server.metafile));
  }
}
