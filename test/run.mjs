// npm test: builds, then runs every stage, also after one has failed, and ends with the sum of their counts.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const mocha = path.resolve('node_modules/mocha/bin/mocha.js');
const reporter = ['--reporter', path.resolve('test/countingReporter.cjs')];

const stages = [
  { name: 'units and the bundled server', minutes: 15, command: [mocha, ...reporter] },
  { name: 'suite in VS Code', minutes: 30, command: ['out/test/host/suite.js'] },
  {
    name: 'a person at the window',
    minutes: 30,
    command: [mocha, '--config', 'test/ui/.mocharc.json', ...reporter],
    // The host that the page is driven in exists for these.
    platforms: ['linux', 'darwin'],
  },
].filter(({ platforms }) => platforms === undefined || platforms.includes(process.platform));

const built = spawnSync(process.execPath, ['esbuild.mjs', '--tests'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

// Everything that a stage started ends with it; then there is nothing to go on with.
let endStage = () => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    endStage();
    process.exit(1);
  });

const results = [];
for (const stage of stages) results.push(await run(stage));
report(results);

async function run({ name, minutes, command }) {
  console.log(`\n== ${name}\n`);
  const started = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-results-'));
  const file = path.join(folder, 'counts.json');
  const exit = await runBounded(command, minutes, { ...process.env, RELAY_TEST_RESULTS: file });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  const seconds = Math.round((Date.now() - started) / 1000);
  return { name, seconds, ...judge(counts, exit) };
}

/** A stage that ran nothing, or ended badly although no test failed, counts as one failure. */
function judge(counts, exit) {
  if (counts === undefined) return { passed: 0, failed: 1, pending: 0, remark: `ran no test (${exit})` };
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, remark: 'ran no test' };
  if (counts.failed === 0 && exit !== 'exit code 0') return { ...counts, failed: 1, remark: exit };
  return { ...counts, remark: '' };
}

function runBounded([script, ...options], minutes, env) {
  return new Promise((resolve) => {
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, [script, ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      detached,
    });
    let late = false;
    endStage = () => {
      if (child.exitCode === null && child.signalCode === null) kill(child, detached);
    };
    const limit = setTimeout(() => {
      late = true;
      endStage();
    }, minutes * 60_000);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (late) resolve(`ended after its ${minutes} min`);
      else resolve(signal === null ? `exit code ${code}` : `ended by ${signal}`);
    });
  });
}

function kill(child, detached) {
  if (detached) process.kill(-child.pid, 'SIGKILL');
  else spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function report(results) {
  console.log('');
  for (const { name, passed, failed, seconds, remark } of results)
    console.log(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s ${remark}`.trimEnd(),
    );
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('pending');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
