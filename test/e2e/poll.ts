// Waits for a condition. End-to-end tests never sleep: the first answers of a provider may come back empty.

const INTERVAL = 50;

/**
 * The first answer of `condition` that is neither undefined nor false. An error that it throws counts as no answer;
 * the last one is in the message when the time (milliseconds) is up.
 */
export async function poll<T>(
  condition: () => T | undefined | false | PromiseLike<T | undefined | false>,
  what: string,
  timeout = 15_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
  throw new Error(`not within ${timeout} ms: ${what}${last === undefined ? '' : ` (${String(last)})`}`);
}
