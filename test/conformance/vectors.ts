/**
 * What the Relay engine says of a text, recorded by running it, one JSON object a line. `vectors.jsonl` holds some eleven hundred.
 */
import { readFileSync } from 'node:fs';

export interface Vector {
  readonly id: string;
  readonly group: string;
  /** `expression`: what stands inside `${ }`; `template`: a string value; `yaml`: a document, evaluated from its root; `workflow`: a workflow file. */
  readonly kind: 'expression' | 'template' | 'yaml' | 'workflow';
  readonly text: string;
  /** The engine's answer is not the same each time, e.g. for `now()`. */
  readonly volatile?: boolean;
  readonly engine: EngineVerdict;
}

export interface EngineVerdict extends EngineReferences {
  /** The engine can read it: YAML, tags and every template. */
  readonly ok: boolean;
  /** It can evaluate it, too. */
  readonly evalOk?: boolean;
  /** Where it failed, e.g. `parse`, `yaml`, `tag`, `panic-yaml`, `hang`. */
  readonly stage?: string;
  /** In the decoded string, 1-based, in code points. The engine does not always know where its token starts. */
  readonly pos?: EnginePosition;
  /** What the text names outright, where that differs from what evaluation recorded. */
  readonly static?: EngineReferences;
  /** Every variable path; none where there are none. */
  readonly paths?: readonly EnginePath[];
}

export interface EnginePosition {
  readonly start?: LineColumn;
  readonly end: LineColumn;
}

export interface LineColumn {
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

export interface EnginePath {
  /** A `null` segment is computed. */
  readonly segs: readonly (string | null)[];
  /** Right of `|>`. */
  readonly piped?: boolean;
  /** Keys and indexes from the root of the document to the string, with dots: `steps.0.spec.a`. */
  readonly at?: string;
}

/** @throws if the file cannot be read or a line of it is no vector */
export function readVectors(file = 'test/conformance/vectors.jsonl'): readonly Vector[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseVector(line, `${file}:${index + 1}`)]));
}

function parseVector(line: string, where: string): Vector {
  const vector = parseJson(line, where) as Partial<Vector> | null;
  const known = ['expression', 'template', 'yaml', 'workflow'];
  if (typeof vector?.text !== 'string' || !known.includes(vector.kind ?? '') || typeof vector.engine?.ok !== 'boolean')
    throw new Error(`${where} is no vector: it needs a text, one of the kinds ${known.join(', ')}, and engine.ok.`);
  return vector as Vector;
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${where} is no JSON.`, { cause: error });
  }
}
