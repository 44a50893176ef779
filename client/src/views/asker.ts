/**
 * One question at a time: while an answer is awaited, only the newest of the questions that come meanwhile is kept, and asked next. So a burst costs two
 * answers, without anybody waiting for it to end.
 */
export type Ask<Question> = (question: Question) => void;

/** @param look never rejects: a failure is an answer. */
export function createAsker<Question, Answer>(
  look: (question: Question) => Promise<Answer>,
  answered: (question: Question, answer: Answer) => void,
): Ask<Question> {
  let isAsking = false;
  let next: { readonly question: Question } | undefined;

  const askAll = async (): Promise<void> => {
    isAsking = true;
    for (let now = next; now !== undefined; now = next) {
      next = undefined;
      answered(now.question, await look(now.question));
    }
    isAsking = false;
  };
  return (question) => {
    next = { question };
    if (!isAsking) void askAll();
  };
}
