/** Stands before each line that the suite in VS Code prints, so that its lines can be told from VS Code's own in one console. */
export const suiteLine = '[suite] ';
