import { inspect } from 'node:util';

/** How long anything is waited for, in milliseconds: what comes at all comes long before, also on a machine that has other things to do. */
export const patience = 30_000;

/** Asks again until the answer is what is awaited. @throws Error when that takes too long, with the last answer. */
export async function until<T>(what: string, look: () => T | Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await look();
    if (isIt(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}. Last: ${inspect(answer, { depth: 1 })}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Asks again until there is an answer. @throws Error as `until`. */
export async function untilThere<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  return (await until(what, look, (answer) => answer !== undefined)) as T;
}
