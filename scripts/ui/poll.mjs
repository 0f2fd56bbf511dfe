// Waits for a condition outside the page, such as a file's content on disk.

/**
 * @template T
 * @param {() => T | Promise<T>} condition
 * @param {string} what for the message
 * @param {number} [limit] milliseconds
 * @returns {Promise<NonNullable<T>>} the first answer that is neither false nor empty
 */
export async function poll(condition, what, limit = 15_000) {
  for (const end = Date.now() + limit; Date.now() < end;) {
    const answer = await condition();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${limit} ms: ${what}`);
}
