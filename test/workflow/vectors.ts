/** What the Relay engine says of some eleven hundred inputs; recorded by running it, one JSON object a line. */
import { readFileSync } from 'node:fs';

export interface Vector {
  readonly id: string;
  readonly group: string;
  readonly kind: 'expression' | 'template' | 'yaml' | 'workflow';
  readonly text: string;
  readonly event?: boolean;
  readonly engine: EngineVerdict;
}

export interface EngineVerdict extends EngineReferences {
  /** The engine parses it. */
  readonly ok: boolean;
  readonly evalOk: boolean;
  readonly stage?: string;
  /** 1-based, in code points. The engine does not always know where its token starts. */
  readonly pos?: { readonly start?: EnginePosition; readonly end: EnginePosition };
  /** What the text names outright, where that differs from what evaluation recorded. */
  readonly static?: EngineReferences;
  /** A `null` segment is computed. */
  readonly paths?: readonly {
    readonly segs: readonly (string | null)[];
    readonly piped?: boolean;
    readonly at?: string;
  }[];
}

export interface EnginePosition {
  readonly line: number;
  readonly col: number;
}

export interface EngineReferences {
  readonly connections: readonly { readonly type: string; readonly name: string }[];
  readonly secrets: readonly string[];
  readonly parameters: readonly string[];
  readonly outputs: readonly { readonly from: string; readonly name: string }[];
  readonly steps: readonly { readonly action: string; readonly property: string }[];
}

/** Tests run from the root of the project. */
export function readVectors(): readonly Vector[] {
  const lines = readFileSync('test/workflow/vectors.jsonl', 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Vector);
}

/** The references that a reader of the text can know of. */
export function staticReferences({ engine }: Vector): EngineReferences {
  const { connections, secrets, parameters, outputs, steps } = engine.static ?? engine;
  return { connections, secrets, parameters, outputs, steps };
}
