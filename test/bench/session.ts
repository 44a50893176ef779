/** One server, driven over stdio as an editor does, and the one file that is open in it. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type CompletionList,
  type ConfigurationParams,
  type Hover,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { Contender } from './contenders';
import { ProbedFile, uri, type Edit, type Place } from './probedFile';

/** The server did not answer in time. */
export class NoAnswer extends Error {
  constructor(readonly afterMs: number) {
    super(`No answer within ${afterMs} ms.`);
  }
}

export interface SessionOptions {
  readonly text: string;
  /** How long an answer may take, in milliseconds. */
  readonly limit: number;
}

interface Waiting {
  readonly accepts: (publication: PublishDiagnosticsParams) => boolean;
  readonly accept: (arrived: number) => void;
}

export class Session {
  readonly file: ProbedFile;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lsp: MessageConnection;
  private readonly limit: number;
  private readonly spawned = performance.now();
  private waiting: Waiting | undefined;
  private lastWrong: Pick<PublishDiagnosticsParams, 'version' | 'diagnostics'> | undefined;

  private constructor(
    private readonly contender: Contender,
    { text, limit }: SessionOptions,
  ) {
    this.file = new ProbedFile(text, contender.languageId);
    this.limit = limit;
    this.child = spawn(process.execPath, contender.words, { env: withoutLogin });
    this.child.stderr.resume();
    this.lsp = createMessageConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.lsp.onNotification('textDocument/publishDiagnostics', (publication: PublishDiagnosticsParams) => {
      const arrived = performance.now();
      if (this.waiting?.accepts(publication) === true) this.waiting.accept(arrived);
    });
    this.lsp.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section = '' }) => contender.settings[section] ?? null),
    );
    this.lsp.onRequest(() => null);
    contender.follow(this.lsp);
    this.lsp.listen();
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /**
   * Starts a server and opens the file.
   * @returns with it, the milliseconds from before the process was started to the first diagnostics of the file
   * @throws NoAnswer
   */
  static async start(
    contender: Contender,
    options: SessionOptions,
  ): Promise<{ readonly session: Session; readonly took: number }> {
    const session = new Session(contender, options);
    try {
      await session.withinLimit(session.greet());
      const took = (await session.diagnosticsAfter(() => session.open())) - session.spawned;
      return { session, took };
    } catch (error) {
      session.kill();
      throw error;
    }
  }

  /**
   * Types or erases at a place.
   * @returns the milliseconds until the diagnostics of this version arrive, which are looked at
   * @throws NoAnswer
   */
  async change(place: Place, edit: Edit): Promise<number> {
    const change = this.file.edit(place, edit);
    let sent = 0;
    const arrived = await this.diagnosticsAfter(() => {
      sent = performance.now();
      this.send(change);
    });
    return arrived - sent;
  }

  /**
   * Types or erases at a place, and asks for completion there at once.
   * @returns the milliseconds until the items arrive, and how many they are; by then the diagnostics have arrived, too
   * @throws NoAnswer
   */
  async changeAndComplete(place: Place, edit: Edit): Promise<{ readonly took: number; readonly count: number }> {
    const changed = this.change(place, edit);
    const sent = performance.now();
    const completed = this.complete(place).then((count) => ({ took: performance.now() - sent, count }));
    const [result] = await Promise.all([completed, changed]);
    return result;
  }

  /** Makes the text what it was at first, and waits for the diagnostics. @throws NoAnswer */
  async restore(): Promise<void> {
    for (const place of ['name', 'type'] as const) {
      const edit = this.file.restoration(place);
      if (edit !== undefined) await this.change(place, edit);
    }
  }

  /** Types without waiting for anything. */
  typeAhead(place: Place, text: string): void {
    this.send(this.file.edit(place, { type: text }));
  }

  /** @returns the number of items @throws NoAnswer */
  async complete(place: Place): Promise<number> {
    const answer = await this.withinLimit(
      this.lsp.sendRequest<CompletionList | CompletionItem[] | null>('textDocument/completion', {
        textDocument: { uri },
        position: this.file.range(place).end,
      }),
    );
    return answer === null ? 0 : Array.isArray(answer) ? answer.length : answer.items.length;
  }

  /** Whether the server has something to say there. @throws NoAnswer */
  async hover(place: Place): Promise<boolean> {
    const position = this.file.range(place).start;
    const answer = await this.withinLimit(
      this.lsp.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position }),
    );
    return answer !== null;
  }

  /** Makes the YAML unreadable and whole again. @throws Error if the server does not see it */
  async proveThatItReads(): Promise<void> {
    let errors = 0;
    const change = this.file.edit('name', { type: ']' });
    const looked = this.publication(({ version, diagnostics }) => {
      errors = diagnostics.filter(({ range }) => range.start.line >= this.file.range('name').start.line).length;
      return version === undefined || version === this.file.document.version;
    });
    this.send(change);
    await looked;
    if (errors === 0) throw new Error(`${this.contender.name} does not see that the YAML is broken.`);
    await this.restore();
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    const kill = setTimeout(() => this.child.kill('SIGKILL'), 2000);
    this.lsp
      .sendRequest('shutdown')
      .then(() => this.lsp.sendNotification('exit'))
      .catch(() => this.child.kill('SIGKILL'));
    await ended;
    clearTimeout(kill);
    this.lsp.dispose();
  }

  kill(): void {
    this.child.kill('SIGKILL');
    this.lsp.dispose();
  }

  private async greet(): Promise<void> {
    await this.lsp.sendRequest('initialize', {
      processId: process.pid,
      rootUri: 'file:///workflows',
      workspaceFolders: [{ uri: 'file:///workflows', name: 'workflows' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: { versionSupport: true },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
        experimental: this.contender.experimental,
      },
    });
    await this.lsp.sendNotification('initialized', {});
    this.contender.greet(this.lsp);
  }

  private open(): void {
    const { languageId, version } = this.file.document;
    const text = this.file.document.getText();
    void this.lsp.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  private send(change: TextDocumentContentChangeEvent): void {
    const { version } = this.file.document;
    void this.lsp.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
  }

  private diagnosticsAfter(act: () => void): Promise<number> {
    const arrived = this.publication(({ version, diagnostics }) => {
      const { knowsTypes: types, knowsAccount: connections } = this.contender;
      const shown = this.file.shows(diagnostics, { types, connections });
      // A server that tells no version may still send what it found for an earlier one; that is not what is waited for.
      if (version !== undefined && version !== this.file.document.version) return false;
      if (!shown && version !== undefined) this.lastWrong = { version, diagnostics };
      return shown;
    });
    act();
    return arrived;
  }

  /** The time of the next publication for the file that is accepted. */
  private publication(accepts: (publication: PublishDiagnosticsParams) => boolean): Promise<number> {
    return this.withinLimit(
      new Promise<number>((resolve) => {
        this.waiting = {
          accepts: (publication) => publication.uri === uri && accepts(publication),
          accept: (arrived) => {
            this.waiting = undefined;
            resolve(arrived);
          },
        };
      }),
    );
  }

  /** A server that has answered for this version, and wrongly, is not slow. */
  private whyNot(): Error {
    const { version, diagnostics } = this.lastWrong ?? {};
    if (version !== this.file.document.version) return new NoAnswer(this.limit);
    return new Error(`${this.contender.name} sends wrong diagnostics: ${JSON.stringify(diagnostics)}`);
  }

  private withinLimit<Result>(result: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(this.whyNot()), this.limit);
      const left = (): void => reject(new Error(`${this.contender.name} has ended.`));
      this.child.once('close', left);
      result.then(resolve, reject).finally(() => {
        clearTimeout(late);
        this.child.removeListener('close', left);
      });
    });
  }
}

const nowhere = path.join(tmpdir(), 'relay-workflows-no-such-folder');

/** Nobody's token and nobody's configuration: the person who runs this may have both. */
const withoutLogin = {
  ...process.env,
  RELAY_API_TOKEN: undefined,
  RELAY_API_URL: undefined,
  XDG_CONFIG_HOME: nowhere,
  HOME: nowhere,
};
