/** The form of a connection until the service has taken what it holds: what is refused is asked again, and nothing is typed twice. */
import { fillForm, type FormSetting } from '../connectionForm';
import { askingForName, stepOfComplaint, type Draft, type Step } from '../form/draft';
import type { ServiceAnswer } from './callService';
import { anotherName, editFields } from './outcome';

/** What was typed and the service has not taken, until it does, the user gives up, or the login changes. In memory only. */
export type KeptDrafts = Map<string, Draft>;

export interface Sending<T> {
  /** Of the draft among those that are kept. */
  readonly key: string;
  readonly begin: () => Draft | Promise<Draft>;
  readonly send: (draft: Draft) => Promise<ServiceAnswer<T>>;
}

/** A draft that was kept is opened at its end. */
export async function fillAndSend<T>(
  { key, begin, send }: Sending<T>,
  form: FormSetting,
  drafts: KeptDrafts,
): Promise<{ readonly kind: 'sent'; readonly value: T } | { readonly kind: 'cancelled'; readonly skipped?: true }> {
  const kept = drafts.get(key);
  let draft = kept ?? (await begin());
  let at: Step | undefined = kept && { kind: 'summary' };
  for (;;) {
    const end = await fillForm(draft, at, form);
    if (end.kind === 'cancelled') {
      drafts.delete(key);
      return end;
    }
    ({ draft } = end);
    drafts.set(key, draft);
    const answer = await send(draft);
    if (answer.kind === 'done') {
      drafts.delete(key);
      return { kind: 'sent', value: answer.value };
    }
    switch (answer.wayOn) {
      case anotherName:
        draft = askingForName(draft);
        at = { kind: 'name' };
        break;
      case editFields:
        at = stepOfComplaint(draft, answer.error?.serviceMessage);
        break;
      default:
        return { kind: 'cancelled' };
    }
  }
}
