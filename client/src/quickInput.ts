/**
 * One step of a multi-step input, as VS Code's own look: title, `step/total`, Back, and what is typed is not lost when the window loses focus.
 */
import {
  InputBoxValidationSeverity,
  QuickInputButtons,
  QuickPickItemKind,
  ThemeIcon,
  window,
  type QuickInput,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { Redacted } from '../../server/src/relay/redacted';

/** What every step shows. */
export interface StepFrame {
  readonly title: string;
  /** From 1; without it the step stands alone. */
  readonly step?: number;
  readonly totalSteps?: number;
  readonly back: boolean;
  /** Offers to leave this one out, when it is one of several. */
  readonly skip?: boolean;
}

export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** `typed` is what stood in the line and was not accepted, if anything did. */
  | { readonly kind: 'back'; readonly typed?: Redacted }
  /** The user pressed Escape or Skip, or another input took its place. */
  | { readonly kind: 'cancelled'; readonly skipped?: true };

/** What becomes of a typed text: a value, or the sentences that say what is wrong with it. */
export type Reading<T> =
  | { readonly value: T }
  | { readonly problem: string; readonly repair?: TextRepair<T> }
  /** It may be right all the same: accepted once more, it is the answer. */
  | { readonly doubt: string; readonly doubted: T; readonly repair?: TextRepair<T> };

/** A button that does something about what is wrong. */
export interface TextRepair<T> {
  /** `take the quotes off`: what it does, after "to". */
  readonly what: string;
  readonly read: () => Reading<T>;
}

export interface TextQuestion<T> extends StepFrame {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Shows dots instead of what is typed. */
  readonly password?: boolean;
  /** While it is awaited the input is busy; a problem is shown below it and the text stays. */
  readonly read: (text: string) => Reading<T> | Promise<Reading<T>>;
  /** Other ways to answer, as buttons in the title. */
  readonly actions?: readonly ButtonAction<T>[];
}

export interface ButtonAction<T> {
  readonly icon: string;
  readonly tooltip: string;
  readonly value: T;
}

export function askText<T>(question: TextQuestion<T>): Promise<Answer<T>> {
  const box = window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = question.value ?? '';
  box.password = question.password ?? false;
  const actions = new Map((question.actions ?? []).map((action) => [buttonOf(action), action.value]));
  const buttons = [...buttonsOf(question), ...actions.keys()];
  box.buttons = buttons;

  return show(box, question, (finish) => {
    /** What was last said about the text, while it holds. */
    let said: Exclude<Reading<T>, { readonly value: T }> | undefined;
    let repairButton: QuickInputButton | undefined;

    const say = (reading: typeof said): void => {
      said = reading;
      box.validationMessage = reading && validationOf(reading);
      repairButton = reading?.repair && buttonOf({ icon: 'wand', tooltip: `Repair: ${reading.repair.what}` });
      box.buttons = repairButton === undefined ? buttons : [...buttons, repairButton];
    };
    const answer = (value: T): void => {
      box.value = '';
      finish({ kind: 'answer', value });
    };
    const settle = (reading: Reading<T>): void => {
      if ('value' in reading) answer(reading.value);
      else say(reading);
    };

    box.onDidTriggerButton((button) => {
      if (button === repairButton && said?.repair !== undefined) settle(said.repair.read());
      else if (button === skipButton) finish({ kind: 'cancelled', skipped: true });
      else if (button === QuickInputButtons.Back)
        finish(box.value === '' ? { kind: 'back' } : { kind: 'back', typed: new Redacted(box.value) });
      else if (actions.has(button)) finish({ kind: 'answer', value: actions.get(button) as T });
    });
    box.onDidChangeValue(() => say(undefined));
    box.onDidAccept(async () => {
      if (box.busy) return;
      if (said !== undefined && 'doubt' in said) {
        answer(said.doubted);
        return;
      }
      box.busy = true;
      box.enabled = false;
      const reading = await question.read(box.value);
      box.busy = false;
      box.enabled = true;
      settle(reading);
    });
  });
}

function validationOf(reading: Exclude<Reading<unknown>, { readonly value: unknown }>) {
  const wand = reading.repair && `the wand to ${reading.repair.what}`;
  if ('problem' in reading) return wand === undefined ? reading.problem : `${reading.problem} Use ${wand}.`;
  return {
    message: `${reading.doubt} Press Enter again to use it as it is${wand === undefined ? '' : `, or ${wand}`}.`,
    severity: InputBoxValidationSeverity.Warning,
  };
}

export interface Choice<T> extends QuickPickItem {
  readonly choice: T;
}

export interface ChoiceQuestion<T> extends StepFrame {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | Separator)[];
  /** What typed text that is none of the choices stands for. */
  readonly ofTyped?: (text: string) => Choice<T> | undefined;
}

export interface Separator extends QuickPickItem {
  readonly kind: QuickPickItemKind.Separator;
}

export const separator = (label: string): Separator => ({ label, kind: QuickPickItemKind.Separator });

export function choose<T>(question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = window.createQuickPick<Choice<T> | Separator>();
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.items = question.choices;
  pick.buttons = buttonsOf(question);

  return show(pick, question, (finish) => {
    pick.onDidTriggerButton((button) =>
      finish(button === skipButton ? { kind: 'cancelled', skipped: true } : { kind: 'back' }),
    );
    const { ofTyped } = question;
    // Each list goes to the window as a whole; thousands are ordinary.
    if (ofTyped !== undefined)
      pick.onDidChangeValue((text) => {
        const typed = ofTyped(text.trim());
        pick.items = typed === undefined ? question.choices : [{ ...typed, alwaysShow: true }, ...question.choices];
      });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined && 'choice' in item) finish({ kind: 'answer', value: item.choice });
    });
  });
}

/** Any number of them; all but those that say `picked: false` are checked to begin with. */
export function chooseMany<T>(question: ChoiceQuestion<T>): Promise<Answer<readonly T[]>> {
  const pick = window.createQuickPick<Choice<T> | Separator>();
  pick.placeholder = question.placeholder;
  pick.canSelectMany = true;
  pick.items = question.choices;
  pick.selectedItems = pick.items.filter(({ picked }) => picked !== false);

  return show(pick, question, (finish) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.flatMap((item) => ('choice' in item ? [item.choice] : []));
      finish({ kind: 'answer', value: chosen });
    });
  });
}

function show<T>(
  input: QuickInput,
  frame: StepFrame,
  listen: (finish: (answer: Answer<T>) => void) => void,
): Promise<Answer<T>> {
  input.title = frame.title;
  input.step = frame.step;
  input.totalSteps = frame.totalSteps;
  input.ignoreFocusOut = true;
  return new Promise<Answer<T>>((resolve) => {
    listen((answer) => {
      resolve(answer);
      input.hide();
    });
    // Hiding after an answer resolves a second time, which says nothing.
    input.onDidHide(() => {
      resolve({ kind: 'cancelled' });
      input.dispose();
    });
    input.show();
  });
}

const skipButton: QuickInputButton = { iconPath: new ThemeIcon('debug-step-over'), tooltip: 'Skip This One' };

const buttonsOf = ({ back, skip = false }: StepFrame): QuickInputButton[] => [
  ...(back ? [QuickInputButtons.Back] : []),
  ...(skip ? [skipButton] : []),
];

function buttonOf({ icon, tooltip }: Pick<ButtonAction<unknown>, 'icon' | 'tooltip'>): QuickInputButton {
  return { iconPath: new ThemeIcon(icon), tooltip };
}
