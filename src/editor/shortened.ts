/** In characters. */
const longest = 40;

/** For a text of any length among others that are to be seen. */
export function shortened(said: string): string {
  return said.length > longest ? `${said.slice(0, longest - 1)}…` : said;
}
