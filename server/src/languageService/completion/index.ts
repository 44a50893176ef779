/**
 * Completion in two phases: what is the cursor on, and who has something for it.
 */
import type { AccountSnapshot } from '../../relay/account';
import type { SecretsSnapshot } from '../../relay/secrets';
import { parseSimilar } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import type { ClientAbilities, CompletionItem, CompletionList } from '../types';
import type { CompletionContext } from './context';
import { createItem, isAboutSecrets } from './create';
import { candidates, type Candidate } from './items';
import { closeLine } from './repair';
import { templateContext } from './templateContext';
import { yamlContext } from './yamlContext';

/** More than a person reads; the rest comes with the next letters. */
const most = 100;

/** VS Code puts first what matches earliest in the filter text, and only then looks at the sort text. */
const farBehind = ' '.repeat(48);

const nothing: CompletionList = { items: [], incomplete: false };

export function complete(
  workflow: Workflow,
  offset: number,
  account: AccountSnapshot,
  client: ClientAbilities,
  now: number,
  secrets: SecretsSnapshot = { kind: 'signedOut' },
): CompletionList {
  const found = contextAt(workflow, offset);
  if (!found) return nothing;
  const { context } = found;

  const { replace, before, after } = context;
  const present = workflow.text.slice(replace.start, replace.end);
  const toCursor = workflow.text.slice(replace.start, offset);
  const [openingQuote = ''] = /^['"`]/.exec(toCursor) ?? [];
  const typed = toCursor.slice(openingQuote.length);
  const all = candidates(context, found.workflow, offset, account, secrets, now);
  const likely = all.length > most ? likeliest(all, typed) : all;
  const items = likely.map((candidate, index): CompletionItem => {
    const proposal = candidate.propose();
    const { label, kind, detail, newText, caret, additionalEdits } = proposal;
    return {
      label,
      kind,
      ...(detail !== undefined && { detail }),
      documentation: proposal.document?.(),
      filterText: openingQuote + label,
      sortText: placeInOrder(index),
      edit: { span: replace, newText: before + newText + after },
      ...(additionalEdits && { additionalEdits }),
      ...(caret !== undefined && { caret: before.length + caret }),
    };
  });

  const create = createItem(context, nameIn(present), account, secrets, client);
  if (create) {
    items.push({
      ...create,
      kind: 'create',
      filterText: toCursor === '' ? create.label : openingQuote + farBehind + typed,
      sortText: placeInOrder(items.length),
      edit: { span: replace, newText: present },
    });
  }
  return {
    items,
    // The item that creates repeats what has been typed, so that it stays in the list.
    incomplete:
      isLoading(isAboutSecrets(context) ? secrets : account) || create !== undefined || likely.length < all.length,
    ...(isAboutSecrets(context) && { wantsSecrets: true }),
  };
}

/** Sorts as the number does. */
const placeInOrder = (index: number): string => String(index).padStart(6, '0');

export interface Found {
  readonly context: CompletionContext;
  /** The text in which it was found. Up to the cursor it is the one that was given. */
  readonly workflow: Workflow;
}

/** A text that can be read is taken as it is: what looks open on the cursor's line may be closed on another. */
export function contextAt(workflow: Workflow, offset: number): Found | undefined {
  const closed = workflow.errors.length > 0 ? closeLine(workflow.text, offset) : undefined;
  const read = closed ? parseSimilar(closed.text, workflow) : workflow;
  const context = contextIn(read, offset);
  if (!context) return undefined;
  if (!closed) return { context, workflow };
  const { start, end } = context.replace;
  const replace = { start: closed.toOriginal(start), end: closed.toOriginal(end) };
  return { context: { ...context, replace }, workflow: read };
}

function contextIn(workflow: Workflow, offset: number): CompletionContext | undefined {
  return templateContext(workflow, offset) ?? yamlContext(workflow, offset);
}

/** Those that hold what has been typed, then those that an editor would match with it: all its letters, in their order. */
function likeliest(all: readonly Candidate[], typed: string): readonly Candidate[] {
  const letters = typed.toLowerCase();
  const holding: Candidate[] = [];
  const matching: Candidate[] = [];
  for (const candidate of all) {
    const label = candidate.label().toLowerCase();
    if (label.includes(letters)) holding.push(candidate);
    else if (holding.length + matching.length < most && hasLetters(label, letters)) matching.push(candidate);
    if (holding.length === most) break;
  }
  return [...holding, ...matching].slice(0, most);
}

function hasLetters(label: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = label.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What has been typed, without its quotes. */
function nameIn(present: string): string {
  return present.replace(/^['"`]|['"`]$/g, '');
}

function isLoading(known: AccountSnapshot | SecretsSnapshot): boolean {
  return known.kind === 'unknown' && known.reason === 'loading';
}
