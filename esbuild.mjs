// Builds what a user runs into dist/, and with --tests everything the tests run into out/test/.
// With --bench it builds what npm run bench runs: the server as users get it, and what it is compared with.
//   node esbuild.mjs [--production] [--tests] [--bench] [--watch] [--outdir=DIR]
import { build, context } from 'esbuild';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production') || flags.has('--bench');
/** Of what a user runs. */
const outdir = process.argv.find((word) => word.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';
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
  // The licences of all packages are in one file beside the bundles.
  legalComments: 'none',
  define: {
    'process.env.RELAY_WORKFLOWS_VERSION': JSON.stringify(manifest.version),
    'process.env.RELAY_WORKFLOWS_REPOSITORY': JSON.stringify(repositoryUrl),
  },
};

/** A CommonJS package is bundled whole. `yaml` comes as ES modules, too, which do nothing when they are loaded, so that what is unused stays away. */
const yamlFolder = path.join(path.dirname(fileURLToPath(import.meta.resolve('yaml/package.json'))), 'browser');
const onlyWhatIsUsedOfYaml = {
  name: 'only what is used of yaml',
  setup({ onResolve }) {
    const unlessUsed = (file) => ({ path: file, sideEffects: false });
    onResolve({ filter: /^yaml$/ }, () => unlessUsed(path.join(yamlFolder, 'dist/index.js')));
    onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir }) =>
      resolveDir.startsWith(yamlFolder) ? unlessUsed(path.join(resolveDir, specifier)) : undefined,
    );
  },
};

/** `import()` becomes `require()`: only what is required has the user's proxy and certificates, which VS Code puts there. */
const supported = { 'dynamic-import': false };

/** `vscode-jsonrpc` wants it for the names of pipes, which are never made here. It takes 1.3 MB and some milliseconds to load. */
const cryptoWhenItIsUsed = {
  name: 'crypto when it is used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^crypto$/ }, ({ path, importer }) =>
      /[\\/]vscode-jsonrpc[\\/]/.test(importer) ? { path, namespace: 'when it is used' } : undefined,
    );
    onLoad({ filter: /^crypto$/, namespace: 'when it is used' }, () => ({
      contents: `exports.randomBytes = (...size) => require('node:crypto').randomBytes(...size);`,
    }));
  },
};

/**
 * esbuild escapes all that is not ASCII, but not in regular expressions, where an escape says the same. With one such character V8 keeps two
 * bytes for each of the whole source.
 */
const inAscii = {
  name: 'in ASCII',
  setup({ onEnd }) {
    onEnd(async ({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.js'))) {
        const text = await readFile(file, 'utf8');
        const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
        await writeFile(file, text.replace(/[^\0-\x7f]/g, escape));
      }
    });
  },
};

const shipped = {
  ...common,
  outdir,
  supported,
  // A source map would be off by what is escaped.
  plugins: [onlyWhatIsUsedOfYaml, cryptoWhenItIsUsed, ...(production ? [inAscii] : [])],
};
const product = [
  { ...shipped, entryPoints: { server: 'server/src/main.ts' } },
  { ...shipped, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] },
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
  ],
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

await rm(outdir, { recursive: true, force: true });
const targets = [...product, ...(flags.has('--tests') ? [tests] : []), ...(flags.has('--bench') ? bench : [])];
if (flags.has('--tests')) await rm('out/test', { recursive: true, force: true });

if (flags.has('--watch')) {
  for (const options of targets) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(targets.map((options) => build({ ...options, metafile: true })));
  const inputs = product.flatMap((_, index) => Object.keys(results[index].metafile.inputs));
  await writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), await noticesOf(inputs));
  if (flags.has('--bench')) {
    await mkdir('out/test/bench', { recursive: true });
    await writeFile('out/test/bench/server.meta.json', JSON.stringify(results[0].metafile));
  }
}

/** The licence of each package that is bundled, which has to come along with it. */
async function noticesOf(inputs) {
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  const notices = [...new Set(folders)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${folder} has no licence`);
    return `${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
  });
  return (await Promise.all(notices)).join(`\n${'-'.repeat(80)}\n\n`);
}
