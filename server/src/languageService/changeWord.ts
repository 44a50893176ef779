/**
 * `Change conections to connections`: the word that was probably meant in the place of the one that is written.
 */
import type { Span } from '../workflow/span';
import type { Fix } from './types';

/** `newText` is the word as its place wants it spelled. */
export function changeWord(written: string, meant: string, span: Span, newText = meant): Fix {
  return { title: `Change ${written} to ${meant}`, edits: [{ span, newText }], preferred: true };
}
