/**
 * `node guarded.js <server-main.js> <options of VS Code's server>`: that server, which ends with all its processes when the process that
 * started it has gone, however that ended; it holds the other end of this one's standard input.
 */
import { pathToFileURL } from 'node:url';

const [node = '', , serverMain = '', ...options] = process.argv;

process.stdin.on('close', () => {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  process.exit();
});
process.stdin.resume();

process.argv = [node, serverMain, ...options];
void import(pathToFileURL(serverMain).href);
