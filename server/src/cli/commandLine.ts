/**
 * What the words after `node server.js` ask for.
 */

export type Command =
  | { readonly kind: 'serve'; readonly transport: 'stdio' | 'nodeIpc' }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly problem: string };

export const helpText = `The language server for Relay workflows.

  relay-language-server --stdio        serve one editor over standard input and output
  relay-language-server --node-ipc     serve the Node process that started this one
  relay-language-server --version
  relay-language-server --help

--clientProcessId=N, after either of the first two, ends the server when process N does.

A client that does not send the account leaves it to the server, which uses RELAY_API_TOKEN (and RELAY_API_URL) from
its environment, else the login of the Relay command line.
`;

/** The first word decides; what follows belongs to it. */
export function parseCommandLine(words: readonly string[]): Command {
  const [first, ...rest] = words;
  switch (first) {
    case undefined:
      return { kind: 'refused', problem: 'Say how to serve: --stdio or --node-ipc.' };
    case '--version':
    case '-v':
      return { kind: 'version' };
    case '--help':
    case '-h':
      return { kind: 'help' };
    case '--stdio':
    case '--node-ipc':
      return serve(first, rest);
    default:
      // Clients put their process id before or after the transport.
      return isClientProcessId(words) ? parseCommandLine(words.slice(first.includes('=') ? 1 : 2)) : unknown(first);
  }
}

function serve(transport: '--stdio' | '--node-ipc', rest: readonly string[]): Command {
  const [next] = rest;
  if (next === undefined) return { kind: 'serve', transport: transport === '--stdio' ? 'stdio' : 'nodeIpc' };
  return isClientProcessId(rest) ? serve(transport, rest.slice(next.includes('=') ? 1 : 2)) : unknown(next);
}

/** `--clientProcessId=7` or `--clientProcessId 7`; `vscode-languageserver` reads the number itself. */
function isClientProcessId([first, second]: readonly string[]): boolean {
  return first === '--clientProcessId' ? second !== undefined : first?.startsWith('--clientProcessId=') === true;
}

function unknown(word: string): Command {
  return { kind: 'refused', problem: `Unknown argument ${JSON.stringify(word)}.` };
}
