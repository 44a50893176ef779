/** Asks again until the answer is what is awaited. @throws Error after 15 s, with the last answer. */
export async function until<T>(what: string, look: () => T | Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await look();
    if (isIt(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}. Last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
