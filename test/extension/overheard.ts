/** Everything that the extension says where others may hear it: to the language server, in its log, in messages and in the language status. */
import childProcess, { type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import type { Hands } from './hands';

export interface Overheard {
  /** To the language server, as it goes over the wire. */
  readonly server: readonly string[];
  /** Lines of output channels, at whatever level. */
  readonly log: readonly string[];
  /** Messages, inputs and the language status. */
  onScreen(): readonly string[];
}

/** Before the extension starts, so that nothing is missed. */
export function overhear(hands: Hands): Overheard {
  const server: string[] = [];
  const log: string[] = [];

  const fork = childProcess.fork as (...values: unknown[]) => ChildProcess;
  childProcess.fork = (...values: unknown[]) => {
    const child = fork(...values);
    const send = child.send.bind(child) as (...sent: unknown[]) => boolean;
    child.send = (...sent: unknown[]): boolean => {
      server.push(JSON.stringify(sent[0]));
      return send(...sent);
    };
    return child;
  };

  const { createOutputChannel } = vscode.window as unknown as { createOutputChannel: (...values: unknown[]) => object };
  vscode.window.createOutputChannel = ((...values: unknown[]) =>
    new Proxy(createOutputChannel(...values), {
      get(channel, name) {
        const value: unknown = Reflect.get(channel, name);
        if (typeof value !== 'function') return value;
        return (...written: unknown[]): unknown => {
          log.push(written.map(String).join(' '));
          return Reflect.apply(value, channel, written) as unknown;
        };
      },
    })) as typeof vscode.window.createOutputChannel;

  return {
    server,
    log,
    onScreen: () => [
      ...hands.messages(/(?:)/),
      ...[...hands.statusItems.values()].map(({ text, detail, command }) =>
        [text, detail, command?.title, command?.tooltip].join(' '),
      ),
    ],
  };
}
