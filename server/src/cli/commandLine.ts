/**
 * What the words after `node server.js` ask for.
 */

export type Command =
  | {
      readonly kind: 'serve';
      readonly transport: 'stdio' | 'nodeIpc';
      /** The id of the client's process, with which the server ends. */
      readonly clientProcess?: number;
    }
  | { readonly kind: 'check'; readonly files: readonly string[] }
  | { readonly kind: 'references'; readonly files: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly problem: string };

export const helpText = `The language server for Relay workflows.

  relay-language-server --stdio        serve one editor over standard input and output
  relay-language-server --node-ipc     serve the Node process that started this one
  relay-language-server check FILE…    print what is wrong with workflows
  relay-language-server references [--format json] FILE…
                                       print what each workflow refers to
  relay-language-server --version
  relay-language-server --help

--clientProcessId=N, after either of the first two, ends the server when process N does.

A client that does not send the account leaves it to the server, which uses RELAY_API_TOKEN (and RELAY_API_URL) from
its environment, else the login of the Relay command line.

check prints FILE:LINE:COLUMN: SEVERITY CODE: MESSAGE, with the connections that the account lacks if there is a login, and
the secrets that the workflow of the file's name lacks.
The exit code is 1 if there is an error, 2 if a file or the account of the login cannot be read.

references prints one JSON object a line for each file: its connections, secrets, parameters, outputs and steps with
their ranges (lines and UTF-16 characters from 0), and syntaxErrors, the reasons why Relay would not read it. The exit code
is 2 if a file cannot be read.

FILE may be a folder, which stands for the workflows below it, or - for standard input.
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
    case 'check':
      return files('check', rest);
    case 'references':
      return files('references', rest);
    default:
      return readClientProcess(words, parseCommandLine);
  }
}

function serve(transport: '--stdio' | '--node-ipc', rest: readonly string[]): Command {
  if (rest.length > 0) return readClientProcess(rest, (words) => serve(transport, words));
  return { kind: 'serve', transport: transport === '--stdio' ? 'stdio' : 'nodeIpc' };
}

/** Options may stand anywhere among the files; what follows `--` is files alone. */
function files(kind: 'check' | 'references', words: readonly string[]): Command {
  const files: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      files.push(...words.slice(at + 1));
      break;
    }
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (kind === 'references' && (word === '--format' || word.startsWith('--format='))) {
      const format = word === '--format' ? words[(at += 1)] : word.slice('--format='.length);
      if (format !== 'json') {
        return {
          kind: 'refused',
          problem: `References are printed as json only, not ${JSON.stringify(format ?? '')}.`,
        };
      }
    } else if (word.startsWith('-') && word !== '-') {
      return unknown(word);
    } else {
      files.push(word);
    }
  }
  const purpose = kind === 'check' ? 'check' : 'read the references of';
  return files.length === 0 ? { kind: 'refused', problem: `Say which files to ${purpose}.` } : { kind, files };
}

/** `--clientProcessId=7` or `--clientProcessId 7`, which clients put before or after the transport. `read` reads the words behind it. */
function readClientProcess(words: readonly string[], read: (words: readonly string[]) => Command): Command {
  const [first = '', second] = words;
  const [option, id = second ?? ''] = first.split('=');
  if (option !== '--clientProcessId' || !/^\d+$/.test(id)) return unknown(first);
  const command = read(words.slice(first.includes('=') ? 1 : 2));
  return command.kind === 'serve' ? { ...command, clientProcess: Number(id) } : command;
}

function unknown(word: string): Command {
  return { kind: 'refused', problem: `Unknown argument ${JSON.stringify(word)}.` };
}
